/** Reads a test's thresholds and judges them by stored results; called by submission, reports and API clients. */
@NullMarked
package io.loadtester.master.thresholds;

import org.jspecify.annotations.NullMarked;
