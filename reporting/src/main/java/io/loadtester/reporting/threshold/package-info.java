/** Whether thresholds hold of results, or can still hold; called by the master and by attacks of this process. */
@NullMarked
package io.loadtester.reporting.threshold;

import org.jspecify.annotations.NullMarked;
