/** Thresholds on a test's results; the module spec parses them, reporting evaluates them. */
@NullMarked
package io.loadtester.common.threshold;

import org.jspecify.annotations.NullMarked;
