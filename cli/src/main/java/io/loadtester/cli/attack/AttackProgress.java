package io.loadtester.cli.attack;

import io.loadtester.attack.SecondCut;
import io.loadtester.cli.terminal.ProgressLine;
import io.loadtester.common.result.GoDuration;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.LatencyHistogram;
import org.HdrHistogram.Histogram;

/** Tells a person at the terminal how each second of an attack went; called by the engine's thread. */
final class AttackProgress {

    private final ProgressLine line;
    private final Histogram latencies = LatencyHistogram.create();

    AttackProgress(ProgressLine line) {
        this.line = line;
    }

    void show(SecondCut cut) {
        latencies.reset();
        long done = 0;
        long failed = 0;
        for (Interval interval : cut.intervals()) {
            interval.latencies().sparseResponseTime().addTo(latencies);
            done += interval.ledger().done();
            failed += interval.ledger().failed() + interval.ledger().abandoned();
        }
        line.show(String.format(
                "%ds  %,d/s  p50 %s  p99 %s  failed %,d  in flight %,d  connections %,d",
                cut.second() + 1,
                done,
                GoDuration.rounded(latencies.getValueAtPercentile(50)),
                GoDuration.rounded(latencies.getValueAtPercentile(99)),
                failed,
                cut.inFlight(),
                cut.connections()));
    }

    void end() {
        line.erase();
    }
}
