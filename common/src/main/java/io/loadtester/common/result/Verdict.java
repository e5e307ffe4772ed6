package io.loadtester.common.result;

import java.time.Duration;
import java.util.Locale;

/**
 * Whether the load generator itself was fit to be believed. A hit that leaves late is not the load that was asked for,
 * whether a busy machine or a full connection pool held it back. Up to 10 ms at the 99th percentile of start delay is
 * the scheduling noise of a busy machine and does not show in a response time that people notice; past 100 ms the
 * schedule was not kept, and the test says more about the generator than about the target.
 *
 * @param reason in words, with the figure; empty when valid
 */
public record Verdict(Status status, String reason) {

    public static final Duration DEGRADED_ABOVE = Duration.ofMillis(10);
    public static final Duration INVALID_ABOVE = Duration.ofMillis(100);

    /** From fit to unfit. */
    public enum Status {
        VALID,
        DEGRADED,
        INVALID;

        /** The word for it in JSON and on screens. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param lostIntervals intervals that workers had to give up
     */
    public static Verdict of(long startDelayP99Nanos, long lostIntervals) {
        if (lostIntervals > 0) {
            return new Verdict(Status.INVALID, "workers had to give up " + lostIntervals + " intervals of results");
        }
        if (startDelayP99Nanos > INVALID_ABOVE.toNanos()) {
            return new Verdict(Status.INVALID, late(startDelayP99Nanos, INVALID_ABOVE));
        }
        if (startDelayP99Nanos > DEGRADED_ABOVE.toNanos()) {
            return new Verdict(Status.DEGRADED, late(startDelayP99Nanos, DEGRADED_ABOVE));
        }
        return new Verdict(Status.VALID, "");
    }

    private static String late(long nanos, Duration limit) {
        return "start delay p99 is " + GoDuration.rounded(nanos) + " (limit " + GoDuration.format(limit.toNanos())
                + "): hits left late, held back by the generator or by its connections";
    }
}
