package io.loadtester.master.compare;

import io.loadtester.common.test.LoadTest;
import io.loadtester.master.compare.ComparedTests.PairView;
import io.loadtester.master.compare.ComparedTests.TestFigures;
import io.loadtester.master.problem.ProblemException;
import io.loadtester.master.reports.Reports;
import io.loadtester.reporting.comparison.Comparison;
import io.loadtester.reporting.comparison.Resamples;
import io.loadtester.reporting.comparison.Strictness;
import io.loadtester.reporting.report.ReportSummary;
import io.loadtester.storage.tests.TestStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Compares stored tests. Thread-safe; makes one comparison at a time because each takes much CPU time and memory. */
final class Comparisons {

    private static final String FIELD = "tests";

    private final TestStore tests;
    private final Reports reports;
    private final StoredSeconds seconds;

    Comparisons(TestStore tests, Reports reports, StoredSeconds seconds) {
        this.tests = tests;
        this.reports = reports;
        this.seconds = seconds;
    }

    /**
     * @param testIds two or more different ones, the reference first
     * @throws ProblemException 400 if one of them cannot be compared
     */
    synchronized ComparedTests of(List<UUID> testIds, Strictness strictness) {
        List<LoadTest> ended = testIds.stream().map(this::ended).toList();
        List<Compared> compared = ended.stream().map(this::withHits).toList();
        List<Resamples> resamples = new ArrayList<>();
        for (Compared one : compared) {
            Duration attacked = Duration.ofNanos(one.report().durationNanos());
            // The tests are independent of each other, so each gets its own seed.
            resamples.add(Resamples.of(seconds.of(one.test(), attacked), resamples.size()));
        }
        List<PairView> pairs = new ArrayList<>();
        for (int i = 1; i < ended.size(); i++) {
            pairs.add(PairView.of(ended.get(i).id(), Comparison.of(resamples.get(0), resamples.get(i), strictness)));
        }
        return new ComparedTests(
                100 * strictness.confidence(),
                100 * strictness.tolerance(),
                IntStream.range(0, compared.size())
                        .mapToObj(i -> TestFigures.of(compared.get(i), resamples.get(i)))
                        .toList(),
                pairs,
                Notes.of(compared));
    }

    private LoadTest ended(UUID testId) {
        LoadTest test =
                tests.find(testId).orElseThrow(() -> ProblemException.badField(FIELD, "there is no test " + testId));
        if (!test.status().state().isFinal()) {
            throw ProblemException.badField(
                    FIELD,
                    "test " + testId + " has not ended: it is " + test.status().state());
        }
        return test;
    }

    private Compared withHits(LoadTest test) {
        ReportSummary summary = reports.summary(test.id());
        if (summary.requests() == 0) {
            throw ProblemException.badField(FIELD, "test " + test.id() + " has no hits to compare");
        }
        return new Compared(test, summary);
    }
}
