package io.loadtester.cli.report;

import io.loadtester.reporting.metrics.AttackAccount;
import io.loadtester.reporting.metrics.Buckets;
import io.loadtester.reporting.metrics.HistogramText;
import io.loadtester.reporting.metrics.Metrics;
import io.loadtester.reporting.metrics.MetricsJson;
import io.loadtester.reporting.metrics.MetricsText;
import io.loadtester.reporting.metrics.PercentileText;
import io.loadtester.spec.BucketsParser;
import io.loadtester.spec.InputException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A type of report, named as in {@code report -type}; renders metrics in it.
 *
 * @param buckets latency ranges to count; null for none
 */
public record ReportType(Form form, @Nullable Buckets buckets) {

    /** The types of report. */
    public enum Form {
        TEXT,
        JSON,
        HIST,
        HDRPLOT,
        HGRM
    }

    /**
     * @param type text, json, hist, hdrplot or hgrm; hist may include buckets: {@code hist[0,2ms,4ms]}
     * @param buckets in the same format, {@code [0,2ms,4ms]}; empty for none
     * @throws InputException naming the flag {@code --type} or {@code --buckets}
     */
    public static ReportType parse(String type, String buckets) {
        int bracket = type.indexOf('[');
        String word = bracket < 0 ? type : type.substring(0, bracket);
        Form form = formOf(word, type);
        if (bracket >= 0 && form != Form.HIST) {
            throw new InputException("--type", "only hist has buckets; got " + type);
        }
        if (!buckets.isBlank()) {
            return new ReportType(form, bucketsOf("--buckets", buckets));
        }
        if (bracket >= 0) {
            return new ReportType(form, bucketsOf("--type", type.substring(bracket)));
        }
        return new ReportType(form, form == Form.HIST ? Buckets.DEFAULT : null);
    }

    public String render(Metrics metrics) {
        return switch (form) {
            case TEXT -> MetricsText.of(metrics);
            case JSON -> MetricsJson.of(metrics, buckets);
            case HIST -> HistogramText.of(metrics.in(buckets == null ? Buckets.DEFAULT : buckets));
            case HDRPLOT -> PercentileText.hdrplot(metrics.times().latency());
            case HGRM -> PercentileText.hgrm(metrics.times().latency().histogram());
        };
    }

    /**
     * Whether the report includes an attack's {@link AttackAccount}; the other types are input for plotters, which would
     * reject its lines.
     */
    public boolean hasAccount() {
        return form == Form.TEXT || form == Form.JSON;
    }

    /** Parses Vegeta's format, {@code [0,2ms,4ms]}. */
    private static Buckets bucketsOf(String flag, String text) {
        return Buckets.of(BucketsParser.parse(flag, text));
    }

    private static Form formOf(String word, String type) {
        for (Form form : Form.values()) {
            if (form.name().toLowerCase(Locale.ROOT).equals(word)) {
                return form;
            }
        }
        throw new InputException("--type", "must be text, json, hist, hist[0,2ms,…], hdrplot or hgrm; got " + type);
    }
}
