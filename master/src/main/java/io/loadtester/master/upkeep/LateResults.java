package io.loadtester.master.upkeep;

import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.master.reports.Outcomes;
import io.loadtester.reporting.report.Completeness;
import io.loadtester.storage.DatabaseOutage;
import io.loadtester.storage.results.ResultReader;
import io.loadtester.storage.tests.ListedTest;
import io.loadtester.storage.tests.TestQuery;
import io.loadtester.storage.tests.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for results that arrived after their test was given up: if nothing is missing any more, the test becomes
 * completed. A test that lost a worker, or whose attacks were cut short, keeps its state.
 */
final class LateResults {

    static final Duration EXPECTED_FOR = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(LateResults.class);

    /** Only this many of the newest tests are checked. */
    private static final int TESTS_AT_MOST = 50;

    private final TestStore tests;
    private final ResultReader results;
    private final Outcomes outcomes;

    LateResults(TestStore tests, ResultReader results, Outcomes outcomes) {
        this.tests = tests;
        this.results = results;
        this.outcomes = outcomes;
    }

    void look(Instant now) {
        tests.list(new TestQuery(null, TestState.PARTIALLY_FAILED, null, TESTS_AT_MOST)).tests().stream()
                .filter(test -> endedAfter(now.minus(EXPECTED_FOR), test))
                .forEach(this::completeIfWhole);
    }

    private static boolean endedAfter(Instant instant, ListedTest test) {
        Instant endedAt = test.status().endedAt();
        return test.spec() != null && endedAt != null && instant.isBefore(endedAt);
    }

    /** A problem with one test's results must not affect other tests. */
    private void completeIfWhole(ListedTest test) {
        try {
            if (isWhole(test)) {
                tests.find(test.id()).ifPresent(this::complete);
            }
        } catch (RuntimeException e) {
            if (DatabaseOutage.isCauseOf(e)) {
                throw e;
            }
            LOG.debug("test {}: its results cannot be checked", test.id(), e);
        }
    }

    private boolean isWhole(ListedTest test) {
        if (test.status().attacks().stream().anyMatch(attack -> !attack.lost().isEmpty())) {
            return false;
        }
        Set<String> workers =
                test.status().attacks().stream().map(Attack::workerId).collect(Collectors.toSet());
        Completeness stored = Completeness.of(workers, results.audit(test.id()));
        return stored.isComplete() && stored.cutShort().isEmpty();
    }

    private void complete(LoadTest test) {
        TestStatus given = test.status();
        tests.updateStatus(test.withStatus(new TestStatus(
                TestState.COMPLETED,
                "its last results came after they had been given up",
                given.startsAt(),
                given.endedAt(),
                given.attacks())));
        outcomes.forget(test.id());
        LOG.info("test {}: its last results have arrived, it is complete", test.id());
    }
}
