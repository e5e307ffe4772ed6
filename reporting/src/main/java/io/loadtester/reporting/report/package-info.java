/** Merges intervals into the report of a test, and says what the test came to; called by the master. */
@NullMarked
package io.loadtester.reporting.report;

import org.jspecify.annotations.NullMarked;
