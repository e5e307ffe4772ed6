/** Merges intervals into the report of a test, and decides its outcome; called by the master. */
@NullMarked
package io.loadtester.reporting.report;

import org.jspecify.annotations.NullMarked;
