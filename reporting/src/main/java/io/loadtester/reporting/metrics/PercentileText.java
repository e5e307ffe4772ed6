package io.loadtester.reporting.metrics;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.HdrHistogram.AbstractHistogram;

/** Latency by percentile, in the formats of HdrHistogram's plotters. */
public final class PercentileText {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double BEYOND_ALL = 1e7;
    private static final int TICKS_PER_HALVING = 5;

    private PercentileText() {}

    /** Vegeta's table, at fixed percentiles. */
    public static String hdrplot(Distribution latency) {
        TextTable table = new TextTable().line("Value(ms)", "Percentile", "TotalCount", "1/(1-Percentile)");
        for (double share : HdrPlotShares.ALL) {
            table.line(
                    Decimals.fixed(latency.nanosAt(share * 100) / NANOS_PER_MILLI, 6),
                    Decimals.fixed(share, 6),
                    Long.toString((long) (share * latency.count() + 0.5)),
                    Decimals.fixed(share < 1 ? 1 / (1 - share) : BEYOND_ALL, 6));
        }
        return table.toString();
    }

    /** HdrHistogram's own table, which ends at the last hit. */
    public static String hgrm(AbstractHistogram latency) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            latency.outputPercentileDistribution(out, TICKS_PER_HALVING, NANOS_PER_MILLI);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
