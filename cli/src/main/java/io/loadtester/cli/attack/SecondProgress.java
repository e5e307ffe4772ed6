package io.loadtester.cli.attack;

import io.loadtester.attack.SecondCut;
import io.loadtester.cli.terminal.ProgressLine;
import io.loadtester.common.result.GoDuration;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.LatencyHistogram;
import io.loadtester.common.result.LatencyKind;
import org.HdrHistogram.Histogram;

/** Shows every second of an attack on the terminal; called by the engine's thread. */
final class SecondProgress {

    private static final double NANOS_PER_SECOND = 1e9;

    private final ProgressLine line;
    private final Histogram latencies = LatencyHistogram.create();

    private double endNanos = RateFlags.FOR_EVER.toNanos();

    SecondProgress(ProgressLine line) {
        this.line = line;
    }

    /** @param nanos planned end of the attack, after which no hit is due */
    void begin(double nanos) {
        endNanos = nanos;
    }

    /** {@code 4 s of 6 s}; without the end if the attack runs until Ctrl-C. */
    static String elapsed(int seconds, double endNanos) {
        boolean open = endNanos >= RateFlags.FOR_EVER.toNanos();
        return seconds + " s"
                + (open ? "" : " of " + Math.max(seconds, Math.round(endNanos / NANOS_PER_SECOND)) + " s");
    }

    void show(SecondCut cut) {
        latencies.reset();
        long succeeded = 0;
        long failed = 0;
        for (Interval interval : cut.intervals()) {
            interval.latencies().sparse(LatencyKind.RESPONSE).addTo(latencies);
            succeeded += interval.completions().succeeded();
            failed += interval.completions().failed();
        }
        line.show(String.format(
                "%s  %,d/s  p50 %s  p99 %s  failed %,d  in flight %,d  connections %,d",
                elapsed(cut.second() + 1, endNanos),
                succeeded,
                GoDuration.latency(latencies.getValueAtPercentile(50)),
                GoDuration.latency(latencies.getValueAtPercentile(99)),
                failed,
                cut.inFlight(),
                cut.connections()));
    }

    void end() {
        line.erase();
    }
}
