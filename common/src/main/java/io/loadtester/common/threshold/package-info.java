/** Thresholds: what must hold of a test's results, and whether it does; called by the master and the command line. */
@NullMarked
package io.loadtester.common.threshold;

import org.jspecify.annotations.NullMarked;
