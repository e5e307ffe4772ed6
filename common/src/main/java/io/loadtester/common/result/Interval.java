package io.loadtester.common.result;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One worker-second of results for one target; additive. Results that arrive after their second come in further
 * intervals of that second.
 *
 * @param epoch version of the test's shares
 * @param sequence numbers a worker's intervals in a test from 0 without gaps
 * @param second of the test, from 0: when these hits were due, and when the completions ended
 * @param target the target's name
 */
public record Interval(
        UUID testId,
        String workerId,
        int epoch,
        long sequence,
        int second,
        String target,
        HitCounts counts,
        Latencies latencies,
        List<Exemplar> exemplars)
        implements Published, Slice {

    /** More than any worker can do in a second, yet small enough that a test's sums fit in 64 bits. */
    private static final long MOST_HITS = 1L << 40;

    private static final long MOST_BYTES = 1L << 50;

    public Interval {
        exemplars = List.copyOf(exemplars);
        require(epoch >= 1 && sequence >= 0 && second >= 0, "epoch, sequence or second out of range");
        Ledger ledger = counts.ledger();
        require(
                ledger.scheduled() <= MOST_HITS && ledger.sent() <= MOST_HITS && ledger.skipped() <= MOST_HITS,
                "more hits than can be");
        require(ledger.skipped() <= ledger.scheduled(), "more skipped than scheduled");
        require(ledger.ended() >= 0 && ledger.ended() <= MOST_HITS, "more hits than can be");
        require(
                counts.completions().total() >= 0 && counts.completions().total() <= MOST_HITS,
                "more hits than can be");
        require(counts.succeeded() >= 0 && counts.succeeded() <= ledger.answered(), "more succeeded than answered");
        require(counts.resent() >= 0 && counts.resent() <= MOST_HITS, "more hits than can be");
        require(inRange(counts.bytesIn()) && inRange(counts.bytesOut()), "bytes out of range");
        long codes = sum(counts.statusCodes());
        require(codes >= counts.succeeded() && codes <= ledger.ended(), "status codes do not add up");
        require(sum(counts.failures()) == counts.failed(), "failures do not add up");
        require(latencies.count(LatencyKind.RESPONSE) == counts.succeeded(), "response times do not add up");
        require(latencies.count(LatencyKind.FAILED_RESPONSE) == counts.failed(), "times of failed hits do not add up");
        require(latencies.count(LatencyKind.SERVICE) == counts.succeeded(), "service times do not add up");
        require(latencies.count(LatencyKind.FIRST_BYTE) <= counts.succeeded(), "first bytes do not add up");
        require(latencies.count(LatencyKind.START_DELAY) == ledger.sent(), "start delays do not add up");
    }

    @Override
    public int seconds() {
        return 1;
    }

    private static boolean inRange(long bytes) {
        return bytes >= 0 && bytes <= MOST_BYTES;
    }

    private static long sum(Map<?, Long> counts) {
        long sum = 0;
        for (long count : counts.values()) {
            require(count >= 0 && count <= MOST_HITS, "a count out of range");
            sum += count;
        }
        return sum;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("inconsistent interval: " + otherwise);
        }
    }
}
