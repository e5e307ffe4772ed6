package io.loadtester.cli.plot;

/** One hit in the chart: when it was due, and its latency. */
record Point(long timestampNanos, long latencyNanos) {}
