package io.loadtester.storage.tests;

import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.spec.AttackSpecJson;
import io.loadtester.spec.threshold.ThresholdParser;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/**
 * A stored test. Only its status changes. Enum values are kept as strings, so that a value unknown to this version does
 * not prevent other rows from being read.
 */
@Entity
@Table(name = "load_test")
class LoadTestRow implements Persistable<UUID> {

    @Id
    private UUID id;

    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    private String spec;

    /** The part of the spec that lists show; they read it through {@link ListedTestRow}. */
    @SuppressWarnings("UnusedVariable") // Hibernate reads it.
    @Column(updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable String specSummary;

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

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "attack", joinColumns = @JoinColumn(name = "test_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = 50)
    private List<AttackRow> attacks;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected LoadTestRow() {}

    LoadTestRow(LoadTest test) {
        this.id = test.id();
        this.name = test.name();
        this.spec = AttackSpecJson.write(test.spec());
        this.specSummary = SpecSummaryJson.write(test);
        this.workerCount = test.workerCount();
        this.distribution = test.distribution().name();
        this.rateWeights = test.rateWeights();
        this.onWorkerLoss = test.onWorkerLoss().name();
        this.tags = test.tags();
        this.submittedBy = test.submittedBy();
        this.submittedAt = test.submittedAt();
        this.state = test.status().state().name();
        this.reason = test.status().reason();
        this.startsAt = test.status().startsAt();
        this.endedAt = test.status().endedAt();
        this.attacks = rows(test.status());
        this.thresholds = test.thresholds().stream().map(Threshold::toString).toList();
    }

    void setStatus(TestStatus status) {
        this.state = status.state().name();
        this.reason = status.reason();
        this.startsAt = status.startsAt();
        this.endedAt = status.endedAt();
        List<AttackRow> wanted = rows(status);
        if (!wanted.equals(attacks)) {
            attacks.clear();
            attacks.addAll(wanted);
        }
    }

    /** Marks the test as failed without reading it. */
    void fail(String why, Instant now) {
        this.state = TestState.FAILED.name();
        this.reason = why;
        this.endedAt = now;
    }

    /** @throws UnreadableTestException if this version cannot read the stored test */
    LoadTest toLoadTest() {
        // Outside the try block: a database failure does not make the test unreadable.
        List<AttackRow> loaded = List.copyOf(attacks);
        try {
            return read(loaded);
        } catch (RuntimeException e) {
            throw UnreadableTestException.forId(id, e);
        }
    }

    private LoadTest read(List<AttackRow> loaded) {
        return new LoadTest(
                id,
                name,
                AttackSpecJson.readStored(spec),
                workerCount,
                RateDistribution.valueOf(distribution),
                rateWeights,
                OnWorkerLoss.valueOf(onWorkerLoss),
                tags,
                submittedBy,
                submittedAt,
                new TestStatus(
                        TestState.valueOf(state),
                        reason,
                        startsAt,
                        endedAt,
                        loaded.stream().map(AttackRow::toAttack).toList()),
                thresholds.stream().map(ThresholdParser::parse).toList());
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** A row is saved only to insert it. Since the id is preassigned, Hibernate would otherwise query for it first. */
    @Override
    public boolean isNew() {
        return true;
    }

    private static List<AttackRow> rows(TestStatus status) {
        return new ArrayList<>(status.attacks().stream().map(AttackRow::of).toList());
    }
}
