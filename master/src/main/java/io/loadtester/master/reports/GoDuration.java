package io.loadtester.master.reports;

import java.util.Locale;

/** Durations as Vegeta's users read them: {@code 1m3.5s}, {@code 4.979s}, {@code 330.84µs}. */
final class GoDuration {

    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    private GoDuration() {}

    /** Rounded to three decimals of its unit. */
    static String format(long nanos) {
        if (nanos < 0) {
            return "-" + format(-nanos);
        }
        if (nanos == 0) {
            return "0s";
        }
        if (nanos < MICRO) {
            return nanos + "ns";
        }
        if (nanos < MILLI) {
            return decimals(nanos, MICRO) + "µs";
        }
        if (nanos < SECOND) {
            return decimals(nanos, MILLI) + "ms";
        }
        long minutes = nanos / (60 * SECOND);
        String seconds = decimals(nanos - minutes * 60 * SECOND, SECOND) + "s";
        if (minutes == 0) {
            return seconds;
        }
        long hours = minutes / 60;
        return (hours == 0 ? "" : hours + "h") + minutes % 60 + "m" + seconds;
    }

    private static String decimals(long nanos, long unit) {
        String text = String.format(Locale.ROOT, "%.3f", (double) nanos / unit);
        return text.replaceAll("\\.?0+$", "");
    }
}
