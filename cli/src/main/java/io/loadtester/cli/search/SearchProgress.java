package io.loadtester.cli.search;

import io.loadtester.common.result.GoDuration;
import io.loadtester.common.threshold.ThresholdOutcome;
import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells a person how a search goes on: a line for every step. */
final class SearchProgress {

    private final PrintStream out;

    SearchProgress(PrintStream out) {
        this.out = out;
    }

    void show(CurvePoint point) {
        String failed = point.thresholds().stream()
                .filter(outcome -> !outcome.passed())
                .map(ThresholdOutcome::line)
                .collect(Collectors.joining("; "));
        String why = point.believable() ? failed : "not to be believed, the generator is " + point.verdict();
        out.printf(
                Locale.ROOT,
                "%-8s %10s  p99 %-10s %s%n",
                point.stage().name().toLowerCase(Locale.ROOT),
                Curve.rate(point.ratePerSecond()),
                GoDuration.latency(point.p99Nanos()),
                why.isEmpty() ? "holds" : why);
    }

    void interrupted() {
        out.println("Interrupted: the step that is running is being stopped. Once more to leave at once.");
    }

    void end(Curve curve) {
        out.println(curve.conclusion());
    }
}
