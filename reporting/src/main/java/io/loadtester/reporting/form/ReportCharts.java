package io.loadtester.reporting.form;

import io.loadtester.common.result.GoDuration;
import io.loadtester.common.result.LatencyHistogram;
import io.loadtester.common.result.Plural;
import io.loadtester.reporting.form.SvgChart.Line;
import io.loadtester.reporting.form.SvgChart.Spot;
import io.loadtester.reporting.report.Findings;
import io.loadtester.reporting.report.LatencyOverTime;
import io.loadtester.reporting.report.Percentile;
import io.loadtester.reporting.report.PercentileCurve;
import io.loadtester.reporting.report.Report;
import io.loadtester.reporting.report.SelectionView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The charts of a report: latency by percentile, and response time over time. */
final class ReportCharts {

    private ReportCharts() {}

    /** Response time in the first colour, service time in the second. */
    static String percentiles(Report report) {
        List<PercentileCurve.CurvePoint> response = report.percentileCurve().responseTime();
        List<PercentileCurve.CurvePoint> service = report.percentileCurve().serviceTime();
        long[] nanos = Stream.concat(response.stream(), service.stream())
                .mapToLong(PercentileCurve.CurvePoint::valueNanos)
                .toArray();
        ChartAxis x = ChartAxis.percentiles(hits(response));
        return SvgChart.of(
                "Latency by percentile; the numbers are in the table below",
                x,
                latency(nanos),
                List.of(
                        new Line("l0", curve(response, x, "response time")),
                        new Line("l1", curve(service, x, "service time"))));
    }

    /** p50, p99 and maximum in the first three colours. */
    static String overTime(Findings found) {
        List<LatencyOverTime.Point> points = found.overTime();
        SelectionView selection = found.report().selection();
        long[] nanos = points.stream()
                .flatMap(point -> Stream.of(point.p50(), point.max()))
                .mapToLong(Long::longValue)
                .toArray();
        return SvgChart.of(
                "Response time over the seconds of the test",
                ChartAxis.seconds(selection.from(), selection.to()),
                latency(nanos),
                List.of(
                        new Line("l2", course(points, LatencyOverTime.Point::max, false)),
                        new Line("l1", course(points, LatencyOverTime.Point::p99, true)),
                        new Line("l0", course(points, LatencyOverTime.Point::p50, false))));
    }

    private static List<Spot> curve(List<PercentileCurve.CurvePoint> points, ChartAxis x, String what) {
        List<Spot> spots = new ArrayList<>();
        for (PercentileCurve.CurvePoint point : points) {
            double nines = Math.min(x.max(), ChartAxis.nines(point.percentile()));
            boolean clamped = point.valueNanos() >= LatencyHistogram.HIGHEST_NANOS;
            String title = Percentile.rounded(point.percentile()) + "%: " + what + " "
                    + GoDuration.latency(point.valueNanos()) + (clamped ? "" : " or less");
            spots.add(new Spot(nines, logarithm(point.valueNanos()), title));
        }
        return spots;
    }

    private static List<Spot> course(
            List<LatencyOverTime.Point> points, ToLongFunction<LatencyOverTime.Point> value, boolean titled) {
        return points.stream()
                .filter(point -> point.succeeded() > 0)
                .map(point -> new Spot(
                        point.second() + point.seconds() / 2.0,
                        logarithm(value.applyAsLong(point)),
                        titled ? title(point) : ""))
                .toList();
    }

    private static String title(LatencyOverTime.Point point) {
        String seconds = point.seconds() == 1
                ? "second " + point.second()
                : "seconds " + point.second() + " to " + (point.second() + point.seconds());
        return seconds + ": p50 " + GoDuration.latency(point.p50()) + ", p99 " + GoDuration.latency(point.p99())
                + ", max " + GoDuration.latency(point.max()) + ", "
                + Plural.of(point.requests(), "hit") + ", " + point.failed() + " of them failed";
    }

    private static ChartAxis latency(long... nanos) {
        long lowest = Arrays.stream(nanos).filter(each -> each > 0).min().orElse(1_000_000);
        long highest = Arrays.stream(nanos).max().orElse(10_000_000);
        return ChartAxis.latency(lowest, highest);
    }

    private static long hits(List<PercentileCurve.CurvePoint> curve) {
        return curve.isEmpty() ? 0 : curve.get(curve.size() - 1).count();
    }

    private static double logarithm(long nanos) {
        return Math.log10(Math.max(1, nanos));
    }
}
