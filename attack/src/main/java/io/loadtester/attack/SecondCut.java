package io.loadtester.attack;

import io.loadtester.common.result.Interval;
import java.util.List;

/**
 * The results of one second of an attack, merged over all event loops.
 *
 * @param second second of the test that has just ended
 * @param intervals results since the last cut, by due second and target, numbered without gaps
 * @param waiting hits due but not sent at this instant
 * @param inFlight hits sent but not ended
 * @param connections open connections
 * @param startDelayP99Nanos of the hits sent since the last cut
 * @param loopLagNanos the most an event loop was late for a timer since the last cut
 * @param releaseDelayP99Nanos of the hits released since the last cut: the generator's own part of the start delay
 */
public record SecondCut(
        int second,
        List<Interval> intervals,
        long waiting,
        long inFlight,
        long connections,
        long startDelayP99Nanos,
        long loopLagNanos,
        long releaseDelayP99Nanos) {

    public SecondCut {
        intervals = List.copyOf(intervals);
    }

    /** Hits that became due since the last cut. */
    public long scheduled() {
        return intervals.stream()
                .mapToLong(interval -> interval.ledger().scheduled())
                .sum();
    }

    /** Hits of the scheduled that are never sent, because the generator was too late for them. */
    public long skipped() {
        return intervals.stream()
                .mapToLong(interval -> interval.ledger().skipped())
                .sum();
    }
}
