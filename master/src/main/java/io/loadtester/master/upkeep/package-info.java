/** What has to be done about stored results from time to time: roll-ups, late results and retention; runs by itself. */
@NullMarked
package io.loadtester.master.upkeep;

import org.jspecify.annotations.NullMarked;
