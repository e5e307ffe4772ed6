package io.loadtester.master.compare;

import io.loadtester.common.test.LoadTest;
import io.loadtester.reporting.report.ReportSummary;

/** A test that has ended with hits, and what its report begins with. */
record Compared(LoadTest test, ReportSummary report) {}
