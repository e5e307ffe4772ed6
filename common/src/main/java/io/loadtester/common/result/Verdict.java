package io.loadtester.common.result;

import java.util.List;
import java.util.Locale;

/**
 * Whether the load generator itself could be trusted, from the {@link Validity} of every second of every worker. A test
 * is invalid if more than 1 % of its hits were due in invalid seconds, or results were lost: its 99th percentile may
 * then be the generator's own. It is degraded if it has any invalid second, or more than 1 % of its hits were due in
 * degraded or invalid seconds. One slow second in an hour is neither, but is still among the reasons.
 *
 * @param reasons in words, with figures and workers, the worst first; may include notes that are no fault
 * @param hits hits due in the seconds judged
 * @param invalidHits hits due in invalid seconds; {@code degradedHits} those in degraded ones
 * @param seconds worker-seconds judged; {@code invalidSeconds} and {@code degradedSeconds} are those with that status
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

    /** Share of all hits; more in invalid seconds make the test invalid, more in degraded ones degraded. */
    public static final double TOLERATED_SHARE = 0.01;

    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /** From best to worst. */
    public enum Status {
        VALID,
        DEGRADED,
        INVALID;

        /** The word for this status in JSON and on screens. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The worse of the two. */
        public Status or(Status other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    /** The reasons in a sentence; empty when there are none. */
    public String reason() {
        return String.join("; ", reasons);
    }

    /** In one line, such as: degraded: start delay p99 is 12ms. */
    public String line() {
        return line(status.word(), reason());
    }

    /** The line of a verdict of which only these are at hand. */
    public static String line(String status, String reason) {
        return reason.isEmpty() ? status : status + ": " + reason;
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
