/** What workers measured, in and out; called by consumer and master, and by rollups and tests beside it. */
@NullMarked
package io.loadtester.storage.results;

import org.jspecify.annotations.NullMarked;
