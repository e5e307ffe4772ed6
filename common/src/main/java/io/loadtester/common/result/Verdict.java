package io.loadtester.common.result;

import java.util.List;
import java.util.Locale;

/**
 * Whether the load generator itself was fit to be believed, put together from the {@link Validity} of every second of
 * every worker. A test is invalid when more than 1 % of its hits were due in invalid seconds, or results were lost: from
 * there on its 99th percentile may be the generator's own. It is degraded when it has any invalid second, or when more
 * than 1 % of its hits were due in seconds that were degraded or worse. A slow second in an hour is neither, and is still
 * among the reasons.
 *
 * @param reasons in words, with figures and workers, the worst first; may tell of what is no fault, too
 * @param hits hits due in the seconds judged
 * @param invalidHits hits due in invalid seconds; {@code degradedHits} in degraded ones
 * @param seconds worker-seconds judged; {@code invalidSeconds} and {@code degradedSeconds} of them judged so
 */
public record Verdict(
        Status status,
        List<String> reasons,
        long hits,
        long invalidHits,
        long degradedHits,
        long seconds,
        long invalidSeconds,
        long degradedSeconds) {

    /** Of all hits; more in invalid seconds make the test invalid, more in degraded ones degraded. */
    public static final double TOLERATED_SHARE = 0.01;

    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /** From fit to unfit. */
    public enum Status {
        VALID,
        DEGRADED,
        INVALID;

        /** The word for it in JSON and on screens. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The less fit of the two. */
        public Status or(Status other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    /** The reasons in a sentence; empty when there are none. */
    public String reason() {
        return String.join("; ", reasons);
    }

    /** Share of the hits that were due in invalid seconds. */
    public double invalidShare() {
        return share(invalidHits);
    }

    /** Share of the hits that were due in degraded seconds. */
    public double degradedShare() {
        return share(degradedHits);
    }

    private double share(long of) {
        return hits == 0 ? 0 : (double) of / hits;
    }
}
