/** The metrics of a set of hits, and their renderings in Vegeta's formats; called by report, plot and attack. */
@NullMarked
package io.loadtester.reporting.metrics;

import org.jspecify.annotations.NullMarked;
