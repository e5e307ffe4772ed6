package io.loadtester.master.live;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.LatencyHistogram;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Pulse;
import io.loadtester.master.live.Point.Quantiles;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one second of a test. Open, it holds histograms, so that more can be merged in; closed, only the
 * numbers made of them. Owned by whoever owns its series.
 */
final class SecondCell {

    private Ledger ledger = Ledger.ZERO;
    private final Map<String, Long> statusCodes = new TreeMap<>();
    private final Map<String, Long> failures = new TreeMap<>();
    private long bytesIn;
    private long bytesOut;
    private long waiting;
    private long inFlight;
    private long connections;
    private int workers;

    private @Nullable Latencies open = packed();
    private @Nullable Set<String> pulsed = new HashSet<>();
    private Quantiles responseTime = Quantiles.NONE;
    private Quantiles serviceTime = Quantiles.NONE;
    private Quantiles startDelay = Quantiles.NONE;

    void add(Interval interval) {
        ledger = ledger.plus(interval.ledger());
        interval.statusCodes().forEach((code, hits) -> statusCodes.merge(String.valueOf(code), hits, Long::sum));
        interval.failures().forEach((kind, hits) -> failures.merge(kind.word(), hits, Long::sum));
        bytesIn += interval.bytesIn();
        bytesOut += interval.bytesOut();
        if (open != null) {
            open.add(interval.latencies());
        }
    }

    void add(Pulse pulse) {
        if (pulsed != null && !pulsed.add(pulse.workerId())) {
            return;
        }
        workers++;
        waiting += pulse.waiting();
        inFlight += pulse.inFlight();
        connections += pulse.connections();
    }

    /** Gives the histograms up. What still comes counts, and does not move the percentiles any more. */
    void close() {
        reduce();
        open = null;
        pulsed = null;
    }

    /**
     * @param target hits due in this second of the whole test
     * @param expectedWorkers how many workers should report it
     */
    Point point(int second, @Nullable Double target, int expectedWorkers) {
        reduce();
        return new Point(
                second,
                target,
                ledger.scheduled(),
                ledger.sent(),
                ledger.done(),
                ledger.failed(),
                ledger.abandoned(),
                waiting,
                inFlight,
                connections,
                workers,
                workers < expectedWorkers,
                responseTime,
                serviceTime,
                startDelay,
                Map.copyOf(statusCodes),
                Map.copyOf(failures),
                bytesIn,
                bytesOut);
    }

    private void reduce() {
        if (open != null) {
            responseTime = Quantiles.of(open.responseTime());
            serviceTime = Quantiles.of(open.serviceTime());
            startDelay = Quantiles.of(open.startDelay());
        }
    }

    /** Packed histograms take kilobytes where plain ones take hundreds. */
    private static Latencies packed() {
        return new Latencies(packedHistogram(), packedHistogram(), packedHistogram());
    }

    private static Histogram packedHistogram() {
        return new PackedHistogram(
                LatencyHistogram.LOWEST_NANOS, LatencyHistogram.HIGHEST_NANOS, LatencyHistogram.SIGNIFICANT_DIGITS);
    }
}
