/**
 * What became of the hits: counters and histograms per loop, cut every second and merged into intervals; called by
 * exchange and the front door.
 */
@NullMarked
package io.loadtester.attack.recording;

import org.jspecify.annotations.NullMarked;
