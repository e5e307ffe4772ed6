package io.loadtester.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Draws how many requests a target saw in each 100 ms of a test, as an SVG picture with marks where something happened. */
final class ArrivalPlot {

    private static final long BIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int WIDTH = 900;
    private static final int HEIGHT = 260;
    private static final int LEFT = 50;
    private static final int TOP = 40;
    private static final int BOTTOM = 40;

    private record Mark(double second, String text) {}

    private final String title;
    private final double ratePerSecond;
    private final List<Mark> marks = new ArrayList<>();
    private final int[] bins;

    /**
     * @param arrivals in order, in nanoseconds; the first is taken for the test's start
     * @param ratePerSecond what is asked for, at 100 %
     */
    ArrivalPlot(String title, long[] arrivals, double ratePerSecond) {
        this.title = title;
        this.ratePerSecond = ratePerSecond;
        // The last bin is not whole.
        bins = new int[(int) ((arrivals[arrivals.length - 1] - arrivals[0]) / BIN_NANOS)];
        for (long arrival : arrivals) {
            int bin = (int) ((arrival - arrivals[0]) / BIN_NANOS);
            if (bin < bins.length) {
                bins[bin]++;
            }
        }
    }

    void mark(double second, String text) {
        marks.add(new Mark(second, text));
    }

    /** The fullest 100 ms, in percent of what is asked for. */
    double highestPercent() {
        int most = 0;
        for (int bin : bins) {
            most = Math.max(most, bin);
        }
        return most * 10 / ratePerSecond * 100;
    }

    void write(Path file) throws IOException {
        double plotHeight = HEIGHT - TOP - BOTTOM;
        double perBin = (double) (WIDTH - LEFT - 20) / bins.length;
        double perHit = plotHeight / (1.5 * ratePerSecond / 10);
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n<text x=\"%d\" y=\"18\" font-size=\"14\">%s</text>%n",
                WIDTH,
                HEIGHT,
                LEFT,
                title));
        for (int percent = 0; percent <= 150; percent += 50) {
            double y = HEIGHT - BOTTOM - plotHeight * percent / 150;
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#ccc\"/><text x=\"%d\" y=\"%.1f\""
                            + " text-anchor=\"end\">%d %%</text>%n",
                    LEFT,
                    y,
                    WIDTH - 20,
                    y,
                    LEFT - 5,
                    y + 4,
                    percent));
        }
        for (int bin = 0; bin < bins.length; bin++) {
            double height = Math.min(plotHeight, bins[bin] * perHit);
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.2f\" y=\"%.1f\" width=\"%.2f\" height=\"%.1f\" fill=\"#2563eb\"/>%n",
                    LEFT + bin * perBin,
                    HEIGHT - BOTTOM - height,
                    Math.max(0.5, perBin - 0.3),
                    height));
        }
        for (int second = 0; second * 10 <= bins.length; second += 5) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d s</text>%n",
                    LEFT + second * 10 * perBin,
                    HEIGHT - BOTTOM + 16,
                    second));
        }
        for (Mark mark : marks) {
            double x = LEFT + mark.second() * 10 * perBin;
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#dc2626\"/><text x=\"%.1f\" y=\"%d\""
                            + " fill=\"#dc2626\">%s</text>%n",
                    x,
                    TOP - 8,
                    x,
                    HEIGHT - BOTTOM,
                    x + 4,
                    TOP - 2,
                    mark.text()));
        }
        Files.writeString(file, svg.append("</svg>\n"));
    }
}
