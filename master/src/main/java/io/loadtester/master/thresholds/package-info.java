/** A test's thresholds as the API takes them, and judged by what is stored; called by submission, reports and the API. */
@NullMarked
package io.loadtester.master.thresholds;

import org.jspecify.annotations.NullMarked;
