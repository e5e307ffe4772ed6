package io.loadtester.attack.loop;

import io.loadtester.attack.assertion.Expectations;
import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitSink;
import io.loadtester.attack.hit.SkippedHits;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. Counts the loop's hits as they move from stage to stage, and tells the sink. A hit whose
 * response is not as expected fails.
 */
final class HitLedger {

    private final HitSink sink;
    private final Expectations expectations;
    private final ArrayDeque<Hit> free = new ArrayDeque<>();

    /** How many hit objects exist, including free ones. */
    private int hits;

    private long waiting;
    private long inFlight;
    private long firstDueNanoTime;
    private long lastDueNanoTime;
    private long firstSentNanoTime;
    private long lastSentNanoTime;
    private long lastEndedNanoTime;

    HitLedger(HitSink sink, Expectations expectations) {
        this.sink = sink;
        this.expectations = expectations;
    }

    /** A hit object to begin a new hit with. */
    Hit next() {
        Hit hit = free.pollLast();
        return hit == null ? new Hit(hits++) : hit;
    }

    void scheduled(Hit hit) {
        waiting++;
        lastDueNanoTime = hit.dueNanoTime();
        if (firstDueNanoTime == 0) {
            firstDueNanoTime = lastDueNanoTime;
        }
        hit.want(expectations.wanted(hit));
        sink.scheduled(hit);
    }

    void skipped(SkippedHits hits) {
        sink.skipped(hits);
    }

    void sent(Hit hit, long nowNanoTime) {
        if (hit.send(nowNanoTime)) {
            lastSentNanoTime = nowNanoTime;
            waiting--;
            inFlight++;
            if (firstSentNanoTime == 0) {
                firstSentNanoTime = nowNanoTime;
            }
            sink.sent(hit);
        }
    }

    /** The hit has received its final response. */
    void responded(Hit hit, long nowNanoTime) {
        ended(hit, expectations.check(hit), nowNanoTime);
    }

    void ended(Hit hit, @Nullable Failure failure, long nowNanoTime) {
        lastEndedNanoTime = nowNanoTime;
        if (hit.isSent()) {
            inFlight--;
        } else {
            waiting--;
        }
        hit.end(failure, nowNanoTime);
        sink.ended(hit);
    }

    /** Takes back a hit that has ended and is no longer referenced. */
    void reuse(Hit hit) {
        hit.rest();
        free.addLast(hit);
    }

    /** Hits due but not sent. */
    long waiting() {
        return waiting;
    }

    /** Hits sent but not ended. */
    long inFlight() {
        return inFlight;
    }

    LoopEnd end(long loopLagNanos, long startSkewNanos, int lastEpoch) {
        return new LoopEnd(
                firstDueNanoTime,
                lastDueNanoTime,
                firstSentNanoTime,
                lastSentNanoTime,
                lastEndedNanoTime,
                loopLagNanos,
                startSkewNanos,
                lastEpoch);
    }
}
