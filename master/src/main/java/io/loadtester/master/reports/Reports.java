package io.loadtester.master.reports;

import io.loadtester.common.result.TestOutcome;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.master.problem.ProblemException;
import io.loadtester.master.thresholds.Thresholds;
import io.loadtester.reporting.report.Findings;
import io.loadtester.reporting.report.LatencyOverTime;
import io.loadtester.reporting.report.Question;
import io.loadtester.reporting.report.Report;
import io.loadtester.reporting.report.ReportBuilder;
import io.loadtester.reporting.report.ReportSummary;
import io.loadtester.reporting.report.Selection;
import io.loadtester.storage.results.IntervalFilter;
import io.loadtester.storage.results.ResultReader;
import io.loadtester.storage.tests.TestStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes reports from stored results. Thread-safe. */
public final class Reports {

    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_HOUR = 3_600;

    private final TestStore tests;
    private final ResultReader results;
    private final Thresholds thresholds;
    private final Outcomes outcomes;
    private final Clock clock;

    Reports(TestStore tests, ResultReader results, Thresholds thresholds, Outcomes outcomes, Clock clock) {
        this.tests = tests;
        this.results = results;
        this.thresholds = thresholds;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** The report of a whole test, so far if it is running, or a 404 or 409 problem if there is none. */
    Report of(UUID testId) {
        return find(testId, Map.of(), false).report();
    }

    /**
     * Answers a question about a test, with the results so far if it is running.
     *
     * @param parameters as {@link QuestionReader} reads them
     * @param overTime whether latency over time is wanted, too
     * @throws ProblemException 400 if a parameter is bad; 404 or 409 if there is no report
     */
    Findings find(UUID testId, Map<String, List<String>> parameters, boolean overTime) {
        LoadTest test =
                tests.find(testId).orElseThrow(() -> ProblemException.notFound("There is no test " + testId + "."));
        Question question = QuestionReader.read(test, parameters);
        if (test.status().state() == TestState.PENDING) {
            throw ProblemException.conflict(
                    "The test has not started yet: " + test.status().reason() + ".");
        }
        TestOutcome outcome = outcomes.of(test).orElse(null);
        if (outcome != null && test.status().attacks().isEmpty()) {
            throw ProblemException.conflict("The test never ran. " + outcome.sentence());
        }
        ReportBuilder report = new ReportBuilder(test, question);
        report.cameTo(outcome);
        results.forEachSlice(testId, filter(question.selection()), report::add);
        results.workerSeconds(testId).stream()
                .filter(question.selection()::covers)
                .forEach(report::add);
        report.judged(thresholds.outcomes(test, clock.instant()));
        return new Findings(
                report.build(results.audit(testId), clock.instant()),
                report.responseTime(),
                overTime ? course(testId, question.selection()) : List.of());
    }

    /** Latency over time, as fine as the kept results and a short reading time allow. */
    private List<LatencyOverTime.Point> course(UUID testId, Selection selection) {
        IntervalFilter filter = filter(selection);
        boolean ofAll = filter.targets().isEmpty() && filter.workerIds().isEmpty();
        boolean byMinute = !ofAll && (selection.seconds() > SECONDS_PER_HOUR || results.isRetired(testId));
        LatencyOverTime course = new LatencyOverTime(selection, byMinute ? SECONDS_PER_MINUTE : 1);
        if (ofAll) {
            results.forEachSliceOfAll(
                    testId, filter.fromSecond(), filter.toSecond(), course.secondsPerPoint(), course::add);
        } else if (byMinute) {
            results.forEachSlice(testId, filter, SECONDS_PER_MINUTE, course::add);
        } else {
            results.forEachInterval(testId, filter, course::add);
        }
        return course.points();
    }

    private static IntervalFilter filter(Selection selection) {
        return selection.isWindow()
                ? new IntervalFilter(selection.from(), selection.to(), selection.targets(), selection.workers())
                : new IntervalFilter(0, Integer.MAX_VALUE, selection.targets(), selection.workers());
    }

    /** The main figures of a report, or a 404 or 409 problem if there is none. */
    public ReportSummary summary(UUID testId) {
        return ReportSummary.of(of(testId));
    }
}
