/** Thresholds: what must hold of a test's results, as text and judged; called by the master and the command line. */
@NullMarked
package io.loadtester.common.threshold;

import org.jspecify.annotations.NullMarked;
