package io.loadtester.storage.tests;

import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.spec.threshold.ThresholdParser;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a stored test besides its spec. Enum values are kept as strings, so that a value unknown to this version
 * does not prevent other rows from being read.
 */
@MappedSuperclass
abstract class TestRow {

    @Id
    UUID id;

    String name;
    int workerCount;
    String distribution;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<Double> rateWeights;

    String onWorkerLoss;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> tags;

    String submittedBy;
    Instant submittedAt;
    String state;
    String reason;

    @Nullable
    Instant startsAt;

    @Nullable
    Instant endedAt;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> thresholds;

    /** A {@link StoredLoad}; null while it is the submitted one. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    String load;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "attack", joinColumns = @JoinColumn(name = "test_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = 50)
    List<AttackRow> attacks;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    TestRow() {}

    TestRow(LoadTest test) {
        this.id = test.id();
        this.name = test.name();
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

    static List<AttackRow> rows(TestStatus status) {
        return new ArrayList<>(status.attacks().stream().map(AttackRow::of).toList());
    }

    /** Loads the attacks from the database. */
    final List<AttackRow> loadedAttacks() {
        return List.copyOf(attacks);
    }

    /** @throws RuntimeException if this version cannot read what is stored */
    final @Nullable StoredLoad readLoad() {
        return load == null ? null : StoredLoad.read(load);
    }

    /** @throws RuntimeException if this version cannot read what is stored */
    final TestStatus status(List<AttackRow> loaded) {
        return new TestStatus(
                TestState.valueOf(state),
                reason,
                startsAt,
                endedAt,
                loaded.stream().map(AttackRow::toAttack).toList());
    }

    /** @throws RuntimeException if this version cannot read what is stored */
    final List<Threshold> readThresholds() {
        return thresholds.stream().map(ThresholdParser::parse).toList();
    }
}
