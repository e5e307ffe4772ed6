package io.loadtester.master.live;

import io.loadtester.common.result.Cause;
import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Slice;
import io.loadtester.common.result.Validity;
import io.loadtester.common.result.Verdict.Status;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.master.live.Point.Quantiles;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The results of one second of a test, or of several in a row. While open, it holds histograms, so that more results
 * can be merged in; once closed, only their percentiles. Belongs to the owner of its series.
 */
final class SecondCell {

    private final int width;
    private final HitCounts.Sum counts = new HitCounts.Sum();
    private long waiting;
    private long inFlight;
    private long connections;
    private int workerSeconds;
    private int lastReportedSecond = -1;
    private final BitSet reportedSeconds = new BitSet();
    private Status validity = Status.VALID;
    private final Set<Cause> causes = EnumSet.noneOf(Cause.class);

    private @Nullable Latencies open = Latencies.none();
    private final Map<LatencyKind, Quantiles> quantiles = new EnumMap<>(LatencyKind.class);

    /** @param width how many seconds it covers */
    SecondCell(int width) {
        this.width = width;
    }

    void add(Slice slice) {
        counts.add(slice.counts());
        if (open != null) {
            open.add(slice.latencies());
        }
    }

    /** Adds a worker second that was not added before. */
    void add(WorkerSecond workerSecond) {
        workerSeconds++;
        reportedSeconds.set(workerSecond.second() % width);
        Validity ofSecond = Validity.of(workerSecond);
        validity = validity.or(ofSecond.status());
        ofSecond.findings().forEach(finding -> causes.add(finding.cause()));
        addState(workerSecond);
    }

    /** Keeps the values of the last second reported so far, summed over workers. */
    private void addState(WorkerSecond workerSecond) {
        if (workerSecond.second() > lastReportedSecond) {
            lastReportedSecond = workerSecond.second();
            waiting = 0;
            inFlight = 0;
            connections = 0;
        }
        if (workerSecond.second() == lastReportedSecond) {
            waiting += workerSecond.waiting();
            inFlight += workerSecond.inFlight();
            connections += workerSecond.connections();
        }
    }

    /** How many worker seconds have been added. */
    int workerSeconds() {
        return workerSeconds;
    }

    /** Drops the histograms. Later results are still counted but no longer change the percentiles. */
    void close() {
        reduce();
        open = null;
    }

    /**
     * @param second the first one covered
     * @param target hits due in it over the whole test, null if there is no such number
     * @param expectedWorkerSeconds how many worker seconds there should be
     */
    Point point(int second, @Nullable Double target, int expectedWorkerSeconds) {
        reduce();
        int reported = Math.max(1, reportedSeconds.cardinality());
        HitCounts total = counts.total();
        Map<String, Long> statusCodes = new TreeMap<>();
        total.statusCodes().forEach((code, hits) -> statusCodes.put(String.valueOf(code), hits));
        Map<String, Long> failures = new TreeMap<>();
        total.failures().forEach((kind, hits) -> failures.put(kind.word(), hits));
        return new Point(
                second,
                target,
                total.ledger().scheduled(),
                total.ledger().sent(),
                total.ledger().answered(),
                total.ledger().unanswered(),
                total.ledger().abandoned(),
                total.ledger().skipped(),
                total.succeeded(),
                total.failed(),
                total.completions(),
                waiting,
                inFlight,
                connections,
                (workerSeconds + reported - 1) / reported,
                workerSeconds < expectedWorkerSeconds,
                quantiles(LatencyKind.RESPONSE),
                quantiles(LatencyKind.FAILED_RESPONSE),
                quantiles(LatencyKind.SERVICE),
                quantiles(LatencyKind.FIRST_BYTE),
                quantiles(LatencyKind.START_DELAY),
                Map.copyOf(statusCodes),
                Map.copyOf(failures),
                total.bytesIn(),
                total.bytesOut(),
                width,
                validity.word(),
                causes.stream().map(Cause::word).toList());
    }

    private void reduce() {
        Latencies latencies = open;
        if (latencies != null) {
            for (LatencyKind kind : LatencyKind.values()) {
                quantiles.put(kind, Quantiles.of(latencies.sparse(kind)));
            }
        }
    }

    private Quantiles quantiles(LatencyKind kind) {
        return quantiles.getOrDefault(kind, Quantiles.NONE);
    }
}
