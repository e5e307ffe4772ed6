/** Periodic work on stored results: roll-ups, late results, outcomes and retention; runs by itself. */
@NullMarked
package io.loadtester.master.upkeep;

import org.jspecify.annotations.NullMarked;
