package io.loadtester.storage.tests;

import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.common.threshold.Threshold;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A stored test without its spec, for lists; written through {@link LoadTestRow}. */
@Entity
@Immutable
@Table(name = "load_test")
class ListedTestRow extends TestRow {

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable String specSummary;

    protected ListedTestRow() {}

    UUID id() {
        return id;
    }

    TestCursor cursor() {
        return new TestCursor(submittedAt, id);
    }

    /** Whether the row can be listed without reading the spec. */
    boolean hasSummary() {
        return specSummary != null;
    }

    /** @throws UnreadableTestException if this version cannot read the stored test, or it has no summary */
    ListedTest toListed() {
        // Outside the try block: a database failure does not make the test unreadable.
        List<AttackRow> loaded = loadedAttacks();
        try {
            if (specSummary == null) {
                throw new IllegalStateException("there is no summary");
            }
            return listed(
                    RateDistribution.valueOf(distribution),
                    OnWorkerLoss.valueOf(onWorkerLoss),
                    status(loaded),
                    readThresholds(),
                    readLoad(),
                    SpecSummaryJson.read(specSummary));
        } catch (RuntimeException e) {
            throw UnreadableTestException.forId(id, e);
        }
    }

    /** What can be shown of an unreadable test: who submitted it, when, and that it cannot be read. */
    ListedTest toUnreadable() {
        String why = UnreadableTestException.UNREADABLE + (reason.isEmpty() ? "" : "; " + reason);
        return listed(
                RateDistribution.SHARED,
                OnWorkerLoss.CONTINUE,
                new TestStatus(knownState(), why, startsAt, endedAt, List.of()),
                List.of(),
                null,
                null);
    }

    private TestState knownState() {
        for (TestState known : TestState.values()) {
            if (known.name().equals(state)) {
                return known;
            }
        }
        return TestState.FAILED;
    }

    private ListedTest listed(
            RateDistribution chosen,
            OnWorkerLoss policy,
            TestStatus status,
            List<Threshold> parsed,
            @Nullable StoredLoad now,
            @Nullable SpecSummary submitted) {
        return new ListedTest(
                id,
                name,
                now == null ? workerCount : now.workerCount(),
                chosen,
                rateWeights,
                policy,
                tags,
                submittedBy,
                submittedAt,
                status,
                parsed,
                now == null || submitted == null ? submitted : now.of(submitted));
    }
}
