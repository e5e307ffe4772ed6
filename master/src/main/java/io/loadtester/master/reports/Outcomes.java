package io.loadtester.master.reports;

import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.TestOutcome;
import io.loadtester.common.result.WorkerAudit;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.master.thresholds.Thresholds;
import io.loadtester.reporting.report.Completeness;
import io.loadtester.reporting.report.OutcomeRules;
import io.loadtester.reporting.verdict.VerdictTally;
import io.loadtester.storage.DatabaseOutage;
import io.loadtester.storage.results.IntervalFilter;
import io.loadtester.storage.results.ResultReader;
import io.loadtester.storage.tests.ListedTest;
import io.loadtester.storage.tests.OutcomeStore;
import io.loadtester.storage.tests.TestStore;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outcomes of tests. Each is determined once, when somebody first asks for it after the test has ended, and then
 * stored with the test. Thread-safe.
 */
public final class Outcomes {

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

    /** How many outcomes are determined for one list; the others follow a little later. */
    private static final int WORKED_OUT_FOR_A_LIST = 10;

    private final OutcomeStore store;
    private final TestStore tests;
    private final ResultReader results;
    private final Thresholds thresholds;
    private final Clock clock;

    /** Tests that cannot be read, and are not tried again while this master runs. */
    private final Set<UUID> unreadable = ConcurrentHashMap.newKeySet();

    Outcomes(OutcomeStore store, TestStore tests, ResultReader results, Thresholds thresholds, Clock clock) {
        this.store = store;
        this.tests = tests;
        this.results = results;
        this.thresholds = thresholds;
        this.clock = clock;
    }

    /** The outcome of a test; empty until the test has ended. */
    public Optional<TestOutcome> of(LoadTest test) {
        if (!test.status().state().isFinal()) {
            return Optional.empty();
        }
        TestOutcome known = store.of(List.of(test.id())).get(test.id());
        return Optional.of(known == null ? workOut(test) : known);
    }

    /** The outcomes of those tests that have ended, as far as they are known or can be determined quickly. */
    public Map<UUID, TestOutcome> of(Collection<ListedTest> some) {
        Map<UUID, TestOutcome> known =
                new HashMap<>(store.of(some.stream().map(ListedTest::id).toList()));
        some.stream()
                .filter(test -> test.status().state().isFinal() && !known.containsKey(test.id()))
                .map(ListedTest::id)
                .filter(id -> !unreadable.contains(id))
                .limit(WORKED_OUT_FOR_A_LIST)
                .forEach(id -> workOut(id).ifPresent(outcome -> known.put(id, outcome)));
        return known;
    }

    /** Determines up to {@code most} outcomes that nobody has asked for yet. */
    public void workOutUnknown(int most) {
        store.unknown(most + unreadable.size()).stream()
                .filter(id -> !unreadable.contains(id))
                .forEach(this::workOut);
    }

    /** Empty if the test or its stored hits cannot be read, so that other tests are not affected. */
    private Optional<TestOutcome> workOut(UUID testId) {
        try {
            return tests.find(testId).flatMap(this::of);
        } catch (RuntimeException e) {
            if (DatabaseOutage.isCauseOf(e)) {
                throw e;
            }
            unreadable.add(testId);
            LOG.warn("test {}: its outcome cannot be determined: {}", testId, e.getMessage());
            return Optional.empty();
        }
    }

    /** Drops a stored outcome, because results have arrived since that may change it. */
    public void forget(UUID testId) {
        unreadable.remove(testId);
        store.put(testId, null);
    }

    private TestOutcome workOut(LoadTest test) {
        HitCounts.Sum counts = new HitCounts.Sum();
        results.forEachSlice(test.id(), IntervalFilter.ALL, slice -> counts.add(slice.counts()));
        HitCounts total = counts.total();
        VerdictTally verdict = new VerdictTally();
        for (WorkerSecond workerSecond : results.workerSeconds(test.id())) {
            verdict.add(workerSecond);
        }
        List<WorkerAudit> audits = results.audit(test.id());
        long lost = audits.stream().mapToLong(Outcomes::lostIntervals).sum();
        Completeness completeness = Completeness.of(
                test.status().attacks().stream()
                        .map(Attack::workerId)
                        .distinct()
                        .toList(),
                audits);
        TestOutcome outcome = OutcomeRules.of(
                test,
                new OutcomeRules.Facts(
                        total,
                        verdict.verdict(lost, total.ledger().scheduled()),
                        completeness.missing(),
                        total.ledger().scheduled() == 0 ? List.of() : thresholds.outcomes(test, clock.instant())));
        store.put(test.id(), outcome);
        return outcome;
    }

    private static long lostIntervals(WorkerAudit audit) {
        return audit.manifest() == null ? 0 : audit.manifest().lostIntervals();
    }
}
