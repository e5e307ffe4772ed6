/** Merges results that are stored, and takes the intervals of old tests away; called by the upkeep of the master. */
@NullMarked
package io.loadtester.storage.rollups;

import org.jspecify.annotations.NullMarked;
