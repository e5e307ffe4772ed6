package io.loadtester.master.compare;

import io.loadtester.common.test.LoadTest;
import io.loadtester.reporting.report.ReportSummary;

/** An ended test that has hits, and the summary of its report. */
record Compared(LoadTest test, ReportSummary report) {}
