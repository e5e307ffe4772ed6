package io.loadtester.cli.search;

import io.loadtester.common.result.GoDuration;
import io.loadtester.common.threshold.ThresholdOutcome;
import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints the progress of a search, one line per step. */
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
        String why = point.believable() ? failed : "not trustworthy, the generator is " + point.verdict();
        out.printf(
                Locale.ROOT,
                "%-8s %10s  p99 %-10s %s%n",
                point.stage().name().toLowerCase(Locale.ROOT),
                Curve.rate(point.ratePerSecond()),
                GoDuration.latency(point.p99Nanos()),
                why.isEmpty() ? "holds" : why);
    }

    void interrupted() {
        out.println("Interrupted: stopping the running step. Press Ctrl-C again to quit at once.");
    }

    void end(Curve curve) {
        out.println(curve.conclusion());
    }
}
