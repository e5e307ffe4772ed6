package io.loadtester.attack.recording;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.common.result.FailureKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Owned by the event loop that counts in it, then by the thread that merges it. What became of hits of one epoch, second
 * and target since the last cut.
 */
final class Cell {

    final LatencyCounts responseTime;
    final LatencyCounts serviceTime;
    final LatencyCounts startDelay;
    final StatusCounts statusCodes = new StatusCounts();
    final Map<FailureKind, Long> failures = new EnumMap<>(FailureKind.class);
    final Exemplars exemplars = new Exemplars();

    long scheduled;
    long sent;
    long abandoned;
    long done;
    long failed;
    long bytesIn;
    long bytesOut;

    /** @param latencies makes what each kind of latency is counted in */
    Cell(Supplier<LatencyCounts> latencies) {
        responseTime = latencies.get();
        serviceTime = latencies.get();
        startDelay = latencies.get();
    }

    void sent(Hit hit) {
        sent++;
        startDelay.record(hit.startDelayNanos());
    }

    void ended(Hit hit) {
        responseTime.record(hit.responseNanos());
        bytesIn += hit.bytesIn();
        bytesOut += hit.bytesOut();
        if (hit.isSent()) {
            serviceTime.record(hit.serviceNanos());
        }
        Failure failure = hit.failure();
        if (failure == null) {
            done++;
            statusCodes.add(hit.status(), 1);
        } else {
            failures.merge(failure.kind(), 1L, Long::sum);
            if (hit.isSent()) {
                failed++;
            } else {
                abandoned++;
            }
        }
        exemplars.offer(hit);
    }

    /** Counts in what another has counted. */
    void add(Cell other) {
        responseTime.add(other.responseTime);
        serviceTime.add(other.serviceTime);
        startDelay.add(other.startDelay);
        statusCodes.add(other.statusCodes);
        other.failures.forEach((kind, count) -> failures.merge(kind, count, Long::sum));
        exemplars.add(other.exemplars);
        scheduled += other.scheduled;
        sent += other.sent;
        abandoned += other.abandoned;
        done += other.done;
        failed += other.failed;
        bytesIn += other.bytesIn;
        bytesOut += other.bytesOut;
    }

    void clear() {
        responseTime.reset();
        serviceTime.reset();
        startDelay.reset();
        statusCodes.clear();
        failures.clear();
        exemplars.clear();
        scheduled = 0;
        sent = 0;
        abandoned = 0;
        done = 0;
        failed = 0;
        bytesIn = 0;
        bytesOut = 0;
    }
}
