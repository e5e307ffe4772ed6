package io.loadtester.reporting.report;

import io.loadtester.common.result.Plural;
import io.loadtester.common.result.Verdict;
import java.util.ArrayList;
import java.util.List;

/** All checks of a report, in reading order. */
public final class Checks {

    private Checks() {}

    public static List<CheckOutcome> of(Report report) {
        List<CheckOutcome> outcomes = new ArrayList<>();
        outcomes.add(validity(report));
        outcomes.add(completeness(report));
        outcomes.add(success(report));
        report.thresholds()
                .forEach(threshold ->
                        outcomes.add(new CheckOutcome(threshold.expression(), threshold.passed(), threshold.text())));
        return outcomes;
    }

    /** A degraded generator is noted, but is no failure. */
    private static CheckOutcome validity(Report report) {
        String status = report.verdict().status();
        return new CheckOutcome(
                "validity",
                !status.equals(Verdict.Status.INVALID.word()),
                report.verdict().reason().isEmpty() ? "" : report.verdict().line());
    }

    /** A test without any success has not passed, whatever its thresholds. */
    private static CheckOutcome success(Report report) {
        boolean none = report.succeeded() == 0 && report.failed() > 0;
        return new CheckOutcome(
                "success", !none, none ? "none of " + Plural.of(report.requests(), "hit") + " succeeded" : "");
    }

    private static CheckOutcome completeness(Report report) {
        if (report.complete()) {
            return new CheckOutcome("completeness", true, "");
        }
        String text = report.state().isFinal()
                ? String.join("\n", report.missing())
                : "the test is " + report.state() + ": results are still arriving";
        return new CheckOutcome("completeness", false, text);
    }
}
