package io.loadtester.common.result;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The counts of a set of hits. Additive. All but the completions count hits in the second in which they were due.
 *
 * @param ledger what happened on the wire
 * @param succeeded hits whose whole response came, with a status from 200 to 399 or one their assertions allow
 * @param completions hits that ended in the same seconds, whenever they were due
 * @param statusCodes hits by status code received, whether they succeeded or failed
 * @param failures hits that failed, by kind
 * @param resent hits sent a second time because the server reported that it had not processed them
 * @param bytesIn bytes of response bodies
 * @param bytesOut bytes of request bodies
 */
public record HitCounts(
        Ledger ledger,
        long succeeded,
        Completions completions,
        Map<Integer, Long> statusCodes,
        Map<FailureKind, Long> failures,
        long resent,
        long bytesIn,
        long bytesOut) {

    public static final HitCounts ZERO = new HitCounts(Ledger.ZERO, 0, Completions.NONE, Map.of(), Map.of(), 0, 0, 0);

    public HitCounts {
        statusCodes = Map.copyOf(statusCodes);
        failures = Map.copyOf(failures);
    }

    /**
     * Converts counts from the time when an error status was not yet a failure: such hits were not among the failures,
     * and hits with failed assertions or redirects not among the status codes. There were no completions; hits are
     * assumed to have ended in the second in which they were due.
     */
    public static HitCounts ofMixed(
            Ledger ledger,
            Map<Integer, Long> statusCodes,
            Map<FailureKind, Long> failures,
            long bytesIn,
            long bytesOut) {
        long succeeded = statusCodes.entrySet().stream()
                .filter(code -> StatusCode.isSuccess(code.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        long done = ledger.ended()
                - failures.values().stream().mapToLong(Long::longValue).sum();
        Map<FailureKind, Long> allFailures = new EnumMap<>(FailureKind.class);
        allFailures.putAll(failures);
        if (done > succeeded) {
            allFailures.put(FailureKind.STATUS, done - succeeded);
        }
        long answered = done
                + failures.getOrDefault(FailureKind.ASSERTION, 0L)
                + failures.getOrDefault(FailureKind.REDIRECTS, 0L);
        Ledger counted = new Ledger(
                ledger.scheduled(),
                ledger.sent(),
                ledger.abandoned(),
                ledger.skipped(),
                answered,
                ledger.ended() - ledger.abandoned() - answered);
        Completions completions = new Completions(succeeded, ledger.ended() - succeeded);
        return new HitCounts(counted, succeeded, completions, statusCodes, allFailures, 0, bytesIn, bytesOut);
    }

    /** Hits that ended without success. */
    public long failed() {
        return ledger.ended() - succeeded;
    }

    /** Adds up counts. Mutable, used by one thread. */
    public static final class Sum {

        private Ledger ledger = Ledger.ZERO;
        private long succeeded;
        private Completions completions = Completions.NONE;
        private final Map<Integer, Long> statusCodes = new TreeMap<>();
        private final Map<FailureKind, Long> failures = new EnumMap<>(FailureKind.class);
        private long resent;
        private long bytesIn;
        private long bytesOut;

        public void add(HitCounts counts) {
            ledger = ledger.plus(counts.ledger());
            succeeded += counts.succeeded();
            completions = completions.plus(counts.completions());
            counts.statusCodes().forEach((code, hits) -> statusCodes.merge(code, hits, Long::sum));
            counts.failures().forEach((kind, hits) -> failures.merge(kind, hits, Long::sum));
            resent += counts.resent();
            bytesIn += counts.bytesIn();
            bytesOut += counts.bytesOut();
        }

        /** The sum so far. */
        public HitCounts total() {
            return new HitCounts(ledger, succeeded, completions, statusCodes, failures, resent, bytesIn, bytesOut);
        }
    }
}
