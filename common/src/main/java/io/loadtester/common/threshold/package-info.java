/** Thresholds: what must hold of a test's results; spec reads them, reporting judges by them. */
@NullMarked
package io.loadtester.common.threshold;

import org.jspecify.annotations.NullMarked;
