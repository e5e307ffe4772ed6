/** What a set of hits comes to, and its renderings as Vegeta's users know them; called by report, plot and attack. */
@NullMarked
package io.loadtester.reporting.metrics;

import org.jspecify.annotations.NullMarked;
