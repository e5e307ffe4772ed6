/** Evaluates thresholds, and whether they can still be met; called by the master and by attacks of this process. */
@NullMarked
package io.loadtester.reporting.threshold;

import org.jspecify.annotations.NullMarked;
