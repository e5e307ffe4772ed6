package io.loadtester.common.result;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Durations in Go's notation, which Vegeta's users know: {@code 1m3.5s}, {@code 4.979s}, {@code 330.84µs}. */
public final class GoDuration {

    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long[] UNITS = {HOUR, MINUTE, SECOND, MILLI, MICRO, 1};

    private static final Map<String, BigDecimal> NANOS = Map.of(
            "ns", BigDecimal.ONE,
            "us", BigDecimal.valueOf(MICRO),
            "µs", BigDecimal.valueOf(MICRO),
            "μs", BigDecimal.valueOf(MICRO),
            "ms", BigDecimal.valueOf(MILLI),
            "s", BigDecimal.valueOf(SECOND),
            "m", BigDecimal.valueOf(MINUTE),
            "h", BigDecimal.valueOf(HOUR));

    private GoDuration() {}

    /** The nanoseconds in one unit of time; empty if there is no such unit. */
    public static Optional<BigDecimal> unitNanos(String unit) {
        return Optional.ofNullable(NANOS.get(unit));
    }

    /** Rounded as in Vegeta's reports: to one unit below the largest that fits. */
    public static String rounded(long nanos) {
        for (int i = 0; i < UNITS.length - 1; i++) {
            if (nanos >= UNITS[i]) {
                return format(round(nanos, UNITS[i + 1]));
            }
        }
        return format(nanos);
    }

    /** A latency from a {@link LatencyHistogram}, which ends at an hour: a longer one is shown as {@code > 1h}. */
    public static String latency(long nanos) {
        return nanos >= LatencyHistogram.HIGHEST_NANOS
                ? "> " + LatencyHistogram.HIGHEST_NANOS / HOUR + "h"
                : rounded(nanos);
    }

    /** The mean of such latencies: only a lower bound, {@code > …}, if the longest is beyond the histogram. */
    public static String latencyMean(long meanNanos, long maxNanos) {
        boolean atLeast = maxNanos >= LatencyHistogram.HIGHEST_NANOS && meanNanos < LatencyHistogram.HIGHEST_NANOS;
        return atLeast ? "> " + rounded(meanNanos) : latency(meanNanos);
    }

    /** Exact to the nanosecond. */
    public static String format(long nanos) {
        StringBuilder text = new StringBuilder();
        if (nanos < 0) {
            text.append('-');
        }
        // Read as unsigned, this is correct even for Long.MIN_VALUE.
        long left = Math.abs(nanos);
        if (left == 0) {
            return "0s";
        }
        if (Long.compareUnsigned(left, SECOND) >= 0) {
            long minutes = Long.divideUnsigned(left, MINUTE);
            if (minutes >= 60) {
                text.append(minutes / 60).append('h');
            }
            if (minutes > 0) {
                text.append(minutes % 60).append('m');
            }
            return decimal(text, left - minutes * MINUTE, SECOND).append('s').toString();
        }
        if (left >= MILLI) {
            return decimal(text, left, MILLI).append("ms").toString();
        }
        return left >= MICRO
                ? decimal(text, left, MICRO).append("µs").toString()
                : text.append(left).append("ns").toString();
    }

    private static long round(long nanos, long unit) {
        long rest = nanos % unit;
        long down = nanos - rest;
        return rest < unit - rest || down > Long.MAX_VALUE - unit ? down : down + unit;
    }

    private static StringBuilder decimal(StringBuilder text, long nanos, long unit) {
        text.append(nanos / unit);
        long rest = nanos % unit;
        if (rest > 0) {
            text.append('.').append(Long.toString(unit + rest).substring(1));
            while (text.charAt(text.length() - 1) == '0') {
                text.setLength(text.length() - 1);
            }
        }
        return text;
    }
}
