/** Parses thresholds such as {@code p99(response) < 250ms}; called by master, storage and command line. */
@NullMarked
package io.loadtester.spec.threshold;

import org.jspecify.annotations.NullMarked;
