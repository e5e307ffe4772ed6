package io.loadtester.reporting.metrics;

import io.loadtester.common.result.GoDuration;
import java.util.List;

/** Vegeta's histogram report: one line with a bar for each bucket. */
public final class HistogramText {

    private static final int FULL_BAR = 75;

    private HistogramText() {}

    public static String of(BucketCounts counts) {
        List<Long> bounds = counts.buckets().lowerNanos();
        long total = counts.total();
        TextTable table = new TextTable().line("Bucket", "", "#", "%", "Histogram");
        for (int i = 0; i < bounds.size(); i++) {
            long hits = counts.hits().get(i);
            double share = total == 0 ? 0 : (double) hits / total;
            table.line(
                    "[" + GoDuration.format(bounds.get(i)) + ",",
                    (i == bounds.size() - 1 ? "+Inf" : GoDuration.format(bounds.get(i + 1))) + "]",
                    Long.toString(hits),
                    Decimals.fixed(share * 100, 2) + "%",
                    "#".repeat((int) (share * FULL_BAR)));
        }
        return table.toString();
    }
}
