package io.loadtester.cli.plot;

/** A hit in the chart: its due time and its latency. */
record PlotPoint(long timestampNanos, long latencyNanos) {}
