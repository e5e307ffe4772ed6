package io.loadtester.master.reports;

import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.master.problem.ProblemException;
import io.loadtester.storage.IntervalFilter;
import io.loadtester.storage.ResultReader;
import io.loadtester.storage.TestStore;
import java.time.Clock;
import java.util.UUID;

/** Makes reports from what is stored. */
final class Reports {

    private final TestStore tests;
    private final ResultReader results;
    private final Clock clock;

    Reports(TestStore tests, ResultReader results, Clock clock) {
        this.tests = tests;
        this.results = results;
        this.clock = clock;
    }

    /** The report, so far while the test runs; a 404 or 409 problem when there is none. */
    Report of(UUID testId) {
        LoadTest test =
                tests.find(testId).orElseThrow(() -> ProblemException.notFound("There is no test " + testId + "."));
        if (test.status().state() == TestState.PENDING) {
            throw ProblemException.conflict(
                    "The test has not started yet: " + test.status().reason() + ".");
        }
        ReportBuilder report = new ReportBuilder(test);
        results.forEachInterval(testId, IntervalFilter.ALL, report::add);
        results.pulses(testId).forEach(report::add);
        return report.build(results.audit(testId), clock.instant());
    }
}
