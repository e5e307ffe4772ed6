/** Writes and reads what workers measured; called by consumer, master and the packages rollups and tests. */
@NullMarked
package io.loadtester.storage.results;

import org.jspecify.annotations.NullMarked;
