package io.loadtester.common.result;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One worker-second of results for one target; additive. Results that arrive later than their second come as further
 * intervals of that second.
 *
 * @param epoch version of the test's shares
 * @param sequence numbers a worker's intervals of a test from 0 without gaps
 * @param second second of the test in which these hits were due, from 0
 * @param target the target's name
 * @param statusCodes hits done by status code
 * @param failures hits failed and abandoned by kind
 * @param bytesIn bytes of response bodies; {@code bytesOut} of request bodies
 */
public record Interval(
        UUID testId,
        String workerId,
        int epoch,
        long sequence,
        int second,
        String target,
        Ledger ledger,
        Latencies latencies,
        Map<Integer, Long> statusCodes,
        Map<FailureKind, Long> failures,
        long bytesIn,
        long bytesOut,
        List<Exemplar> exemplars)
        implements Published, Slice {

    /** More than any worker does in a second, and little enough that a test's sums stay numbers of 64 bits. */
    private static final long MOST_HITS = 1L << 40;

    private static final long MOST_BYTES = 1L << 50;

    public Interval {
        statusCodes = Map.copyOf(statusCodes);
        failures = Map.copyOf(failures);
        exemplars = List.copyOf(exemplars);
        require(epoch >= 1 && sequence >= 0 && second >= 0, "epoch, sequence or second out of range");
        require(ledger.scheduled() <= MOST_HITS && ledger.sent() <= MOST_HITS, "more hits than can be");
        require(ledger.ended() >= 0 && ledger.ended() <= MOST_HITS, "more hits than can be");
        require(bytesIn >= 0 && bytesIn <= MOST_BYTES && bytesOut >= 0 && bytesOut <= MOST_BYTES, "bytes out of range");
        require(sum(statusCodes) == ledger.done(), "status codes do not add up to the hits done");
        require(sum(failures) == ledger.failed() + ledger.abandoned(), "failures do not add up");
        require(latencies.responseTimeCount() == ledger.ended(), "response times do not add up");
        require(latencies.serviceTimeCount() == ledger.done() + ledger.failed(), "service times");
        require(latencies.startDelayCount() == ledger.sent(), "start delays do not add up");
    }

    @Override
    public int seconds() {
        return 1;
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
