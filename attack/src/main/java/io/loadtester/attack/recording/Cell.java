package io.loadtester.attack.recording;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.common.result.Completions;
import io.loadtester.common.result.Exemplar;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Ledger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Owned by the event loop that counts in it, then by the thread that merges it. Counts what
 * became of the hits of one epoch, second and target since the last cut.
 */
final class Cell {

    private final Map<LatencyKind, LatencyCounts> latencies = new EnumMap<>(LatencyKind.class);
    private final LatencyCounts responseTime;
    private final LatencyCounts failedResponseTime;
    private final LatencyCounts serviceTime;
    private final LatencyCounts firstByteTime;
    private final LatencyCounts startDelay;
    private final StatusCounts statusCodes = new StatusCounts();
    private final Map<FailureKind, Long> failures = new EnumMap<>(FailureKind.class);
    private final Exemplars exemplars = new Exemplars();

    private long scheduled;
    private long sent;
    private long abandoned;
    private long skipped;
    private long answered;
    private long unanswered;
    private long succeeded;
    private long succeededByEnd;
    private long failedByEnd;
    private long resent;
    private long bytesIn;
    private long bytesOut;

    /** @param counts makes the latency counters; failed hits, of which there are few, get the default */
    Cell(Supplier<LatencyCounts> counts) {
        responseTime = of(LatencyKind.RESPONSE, counts.get());
        failedResponseTime = of(LatencyKind.FAILED_RESPONSE, new LatencyCounts());
        serviceTime = of(LatencyKind.SERVICE, counts.get());
        firstByteTime = of(LatencyKind.FIRST_BYTE, counts.get());
        startDelay = of(LatencyKind.START_DELAY, counts.get());
    }

    private LatencyCounts of(LatencyKind kind, LatencyCounts counts) {
        latencies.put(kind, counts);
        return counts;
    }

    void scheduled() {
        scheduled++;
    }

    /** Counts hits that became due but are never released. */
    void skipped(long hits) {
        scheduled += hits;
        skipped += hits;
    }

    void sent(Hit hit) {
        sent++;
        startDelay.record(hit.startDelayNanos());
    }

    /** Counts a hit that was due in the cell's second. */
    void ended(Hit hit) {
        bytesIn += hit.bytesIn();
        bytesOut += hit.bytesOut();
        if (hit.status() != 0) {
            statusCodes.add(hit.status(), 1);
        }
        if (!hit.isSent()) {
            abandoned++;
        } else if (hit.isAnswered()) {
            answered++;
        } else {
            unanswered++;
        }
        if (hit.resent() > 0) {
            resent++;
        }
        Failure failure = hit.failure();
        if (failure == null) {
            succeeded++;
            responseTime.record(hit.responseNanos());
            serviceTime.record(hit.serviceNanos());
            firstByteTime.record(hit.firstByteNanos());
        } else {
            failures.merge(failure.kind(), 1L, Long::sum);
            failedResponseTime.record(hit.responseNanos());
        }
        exemplars.offer(hit);
    }

    /** Counts a hit that ended in the cell's second, whenever it was due. */
    void completed(Hit hit) {
        if (hit.failure() == null) {
            succeededByEnd++;
        } else {
            failedByEnd++;
        }
    }

    /** Adds the counts of another cell. */
    void add(Cell other) {
        latencies.forEach((kind, counts) -> counts.add(other.latencies(kind)));
        statusCodes.add(other.statusCodes);
        other.failures.forEach((kind, count) -> failures.merge(kind, count, Long::sum));
        exemplars.add(other.exemplars);
        scheduled += other.scheduled;
        sent += other.sent;
        abandoned += other.abandoned;
        skipped += other.skipped;
        answered += other.answered;
        unanswered += other.unanswered;
        succeeded += other.succeeded;
        succeededByEnd += other.succeededByEnd;
        failedByEnd += other.failedByEnd;
        resent += other.resent;
        bytesIn += other.bytesIn;
        bytesOut += other.bytesOut;
    }

    LatencyCounts latencies(LatencyKind kind) {
        return Objects.requireNonNull(latencies.get(kind));
    }

    HitCounts counts() {
        return new HitCounts(
                new Ledger(scheduled, sent, abandoned, skipped, answered, unanswered),
                succeeded,
                new Completions(succeededByEnd, failedByEnd),
                statusCodes.asMap(),
                failures,
                resent,
                bytesIn,
                bytesOut);
    }

    List<Exemplar> exemplars() {
        return exemplars.chosen();
    }

    void clear() {
        latencies.values().forEach(LatencyCounts::reset);
        statusCodes.clear();
        failures.clear();
        exemplars.clear();
        scheduled = 0;
        sent = 0;
        abandoned = 0;
        skipped = 0;
        answered = 0;
        unanswered = 0;
        succeeded = 0;
        succeededByEnd = 0;
        failedByEnd = 0;
        resent = 0;
        bytesIn = 0;
        bytesOut = 0;
    }
}
