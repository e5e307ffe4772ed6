package io.loadtester.reporting.form;

import java.util.List;
import java.util.Locale;

/**
 * A line chart as SVG without scripts. Colours are CSS classes, so that the page's theme applies; titles explain the
 * points.
 */
final class SvgChart {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 300;
    private static final int LEFT = 62;
    private static final int RIGHT = WIDTH - 20;
    private static final int TOP = 12;
    private static final int BOTTOM = HEIGHT - 30;

    /** The space reserved for a label, so that labels do not overlap. */
    private static final int LABEL_WIDTH = 52;

    private final ChartAxis x;
    private final ChartAxis y;
    private final StringBuilder svg = new StringBuilder();

    private SvgChart(ChartAxis x, ChartAxis y) {
        this.x = x;
        this.y = y;
    }

    /** @param style CSS class of the line; {@code l0} and up have colours */
    record Line(String style, List<Spot> spots) {}

    /** @param title shown at the spot; empty for none */
    record Spot(double x, double y, String title) {}

    /** @param label describes the chart for screen readers */
    static String of(String label, ChartAxis x, ChartAxis y, List<Line> lines) {
        SvgChart chart = new SvgChart(x, y);
        chart.svg.append(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n",
                WIDTH,
                HEIGHT,
                Markup.escaped(label)));
        chart.grid();
        lines.forEach(chart::line);
        lines.forEach(chart::titles);
        return chart.svg.append("</svg>\n").toString();
    }

    private void grid() {
        for (ChartAxis.Tick tick : y.ticks()) {
            double at = py(tick.at());
            add("<path class=\"grid\" d=\"M%d %.1fH%d\"/>", LEFT, at, RIGHT);
            add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n", LEFT - 8, at + 4, tick.label());
        }
        double free = 0;
        for (ChartAxis.Tick tick : x.ticks()) {
            double at = px(tick.at());
            add("<path class=\"grid\" d=\"M%.1f %dV%d\"/>", at, TOP, BOTTOM);
            if (at >= free) {
                add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n", at, BOTTOM + 20, tick.label());
                free = at + LABEL_WIDTH;
            }
        }
    }

    private void line(Line line) {
        StringBuilder points = new StringBuilder();
        line.spots()
                .forEach(spot -> points.append(String.format(Locale.ROOT, "%.1f,%.1f ", px(spot.x()), py(spot.y()))));
        add(
                "<polyline class=\"%s\" points=\"%s\"/>\n",
                line.style(), points.toString().strip());
        if (line.spots().size() == 1) {
            Spot only = line.spots().get(0);
            add("<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>\n", line.style(), px(only.x()), py(only.y()));
        }
    }

    private void titles(Line line) {
        for (Spot spot : line.spots()) {
            if (!spot.title().isEmpty()) {
                add(
                        "<circle class=\"spot\" cx=\"%.1f\" cy=\"%.1f\" r=\"6\"><title>%s</title></circle>\n",
                        px(spot.x()), py(spot.y()), Markup.escaped(spot.title()));
            }
        }
    }

    private double px(double value) {
        return LEFT + x.place(value) * (RIGHT - LEFT);
    }

    private double py(double value) {
        return BOTTOM - y.place(value) * (BOTTOM - TOP);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
