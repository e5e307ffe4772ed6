package io.loadtester.cli.search;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A curve as one self-contained HTML file: p99 response time over the rate, and the table. */
final class CurvePage {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 320;
    private static final int MARGIN = 20;
    private static final String STYLE =
            ":root{color-scheme:light dark}body{font:15px system-ui;margin:2em;max-width:60em}table{border-collapse:collapse}"
                    + "td,th{padding:.2em .8em;border-bottom:1px solid #ccc;text-align:right}"
                    + "polyline{fill:none;stroke:#2563eb;stroke-width:2}.no{fill:#dc2626}.yes{fill:#16a34a}";

    private CurvePage() {}

    /** Escapes nothing, because all texts come from the search itself. */
    static String of(Curve curve, List<String> header, List<List<String>> rows) {
        return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Capacity search</title><style>" + STYLE
                + "</style><h1>Capacity search</h1><p>" + curve.conclusion() + "</p>" + chart(curve)
                + "<p>Response time at p99 over the rate, both on a logarithmic scale.</p><table>"
                + row("th", header) + rows.stream().map(row -> row("td", row)).collect(Collectors.joining())
                + "</table></html>\n";
    }

    private static String row(String tag, List<String> cells) {
        return cells.stream()
                .map(cell -> "<" + tag + ">" + cell + "</" + tag + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String chart(Curve curve) {
        List<CurvePoint> points = curve.points().stream()
                .filter(point -> point.p99Nanos() > 0)
                .sorted(Comparator.comparingDouble(CurvePoint::ratePerSecond))
                .toList();
        if (points.isEmpty()) {
            return "";
        }
        Axis rates =
                Axis.of(points.stream().mapToDouble(CurvePoint::ratePerSecond).toArray(), WIDTH);
        Axis nanos = Axis.of(points.stream().mapToDouble(CurvePoint::p99Nanos).toArray(), HEIGHT);
        StringBuilder line = new StringBuilder();
        StringBuilder dots = new StringBuilder();
        for (CurvePoint point : points) {
            String x = place(rates.of(point.ratePerSecond()));
            String y = place(HEIGHT - nanos.of(point.p99Nanos()));
            line.append(x).append(',').append(y).append(' ');
            dots.append("<circle r=\"4\" cx=\"" + x + "\" cy=\"" + y + "\" class=\"" + (point.holds() ? "yes" : "no")
                    + "\"><title>" + String.join(", ", CurveForm.row(point)) + "</title></circle>");
        }
        return "<svg width=\"" + WIDTH + "\" height=\"" + HEIGHT + "\" role=\"img\"><polyline points=\"" + line + "\"/>"
                + dots + "</svg>";
    }

    private static String place(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels);
    }

    /** A logarithmic scale. */
    private record Axis(double low, double high, int pixels) {

        static Axis of(double[] values, int pixels) {
            double low = Math.log(java.util.Arrays.stream(values).min().orElse(1));
            double high = Math.log(java.util.Arrays.stream(values).max().orElse(1));
            return new Axis(low, Math.max(high, low + 1e-9), pixels);
        }

        double of(double value) {
            return MARGIN + (Math.log(value) - low) / (high - low) * (pixels - 2 * MARGIN);
        }
    }
}
