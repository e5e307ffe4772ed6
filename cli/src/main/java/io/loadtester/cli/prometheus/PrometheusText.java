package io.loadtester.cli.prometheus;

import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Writes meters in Prometheus' text format, version 0.0.4. Hand-written because the Prometheus library appends a suffix
 * to counter names, which Vegeta's do not have.
 */
final class PrometheusText {

    private final StringBuilder text = new StringBuilder();
    private final Map<HitLabels, HitMeter> meters;

    private PrometheusText(Map<HitLabels, HitMeter> meters) {
        this.meters = meters;
    }

    static String of(Map<HitLabels, HitMeter> meters) {
        PrometheusText text = new PrometheusText(meters);
        text.family(
                "request_bytes_in",
                "counter",
                "Bytes received from servers as response to requests",
                (labels, meter) -> text.line("request_bytes_in", labels, meter.bytesIn()));
        text.family(
                "request_bytes_out",
                "counter",
                "Bytes sent to servers during requests",
                (labels, meter) -> text.line("request_bytes_out", labels, meter.bytesOut()));
        text.family("request_fail_count", "counter", "Count of failed requests", (labels, meter) -> meter.failures()
                .forEach((message, count) -> text.line(
                        "request_fail_count", labels + ",message=\"" + HitLabels.escaped(message) + "\"", count)));
        text.family("request_seconds", "histogram", "Request latency", text::histogram);
        return text.text.toString();
    }

    private void family(String name, String type, String help, BiConsumer<String, HitMeter> lines) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        meters.forEach((labels, meter) -> lines.accept(labels.text(), meter));
    }

    private void histogram(String labels, HitMeter meter) {
        long[] upTo = meter.upTo();
        for (int i = 0; i < upTo.length; i++) {
            String end = i < HitMeter.ENDS_NANOS.length ? decimal(HitMeter.ENDS_NANOS[i] / 1e9) : "+Inf";
            line("request_seconds_bucket", labels + ",le=\"" + end + "\"", upTo[i]);
        }
        text.append("request_seconds_sum{")
                .append(labels)
                .append("} ")
                .append(meter.seconds())
                .append('\n');
        line("request_seconds_count", labels, upTo[upTo.length - 1]);
    }

    private void line(String name, String labels, long value) {
        text.append(name).append('{').append(labels).append("} ").append(value).append('\n');
    }

    /** A decimal as Go prints it: 1, 2.5. */
    private static String decimal(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
