/** Merges stored results into roll-ups and deletes the intervals of old tests; called by the master's maintenance. */
@NullMarked
package io.loadtester.storage.rollups;

import org.jspecify.annotations.NullMarked;
