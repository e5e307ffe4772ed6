package io.loadtester.storage.tests;

import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.spec.threshold.ThresholdParser;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A stored test without its spec, for lists; written through {@link LoadTestRow}. Enum values are kept as strings, so
 * that a value unknown to this version does not prevent other rows from being read.
 */
@Entity
@Immutable
@Table(name = "load_test")
class ListedTestRow {

    @Id
    private UUID id;

    private String name;
    private int workerCount;
    private String distribution;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<Double> rateWeights;

    private String onWorkerLoss;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> tags;

    private String submittedBy;
    private Instant submittedAt;
    private String state;
    private String reason;
    private @Nullable Instant startsAt;
    private @Nullable Instant endedAt;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> thresholds;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable String specSummary;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "attack", joinColumns = @JoinColumn(name = "test_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = 50)
    private List<AttackRow> attacks;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
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
        List<AttackRow> loaded = List.copyOf(attacks);
        try {
            if (specSummary == null) {
                throw new IllegalStateException("there is no summary");
            }
            return listed(
                    RateDistribution.valueOf(distribution),
                    OnWorkerLoss.valueOf(onWorkerLoss),
                    new TestStatus(
                            TestState.valueOf(state),
                            reason,
                            startsAt,
                            endedAt,
                            loaded.stream().map(AttackRow::toAttack).toList()),
                    thresholds.stream().map(ThresholdParser::parse).toList(),
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
            @Nullable SpecSummary summary) {
        return new ListedTest(
                id,
                name,
                workerCount,
                chosen,
                rateWeights,
                policy,
                tags,
                submittedBy,
                submittedAt,
                status,
                parsed,
                summary);
    }
}
