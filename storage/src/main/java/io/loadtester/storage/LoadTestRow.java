package io.loadtester.storage;

import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.spec.AttackSpecJson;
import io.loadtester.spec.threshold.ThresholdParser;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
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

/** A test as it is stored. What was asked for never changes; its status does. */
@Entity
@Table(name = "load_test")
class LoadTestRow implements Persistable<UUID> {

    @Id
    private UUID id;

    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    private String spec;

    private int workerCount;

    @Enumerated(EnumType.STRING)
    private RateDistribution distribution;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<Double> rateWeights;

    @Enumerated(EnumType.STRING)
    private OnWorkerLoss onWorkerLoss;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> tags;

    private String submittedBy;
    private Instant submittedAt;

    @Enumerated(EnumType.STRING)
    private TestState state;

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
        this.workerCount = test.workerCount();
        this.distribution = test.distribution();
        this.rateWeights = test.rateWeights();
        this.onWorkerLoss = test.onWorkerLoss();
        this.tags = test.tags();
        this.submittedBy = test.submittedBy();
        this.submittedAt = test.submittedAt();
        this.state = test.status().state();
        this.reason = test.status().reason();
        this.startsAt = test.status().startsAt();
        this.endedAt = test.status().endedAt();
        this.attacks = rows(test.status());
        this.thresholds = test.thresholds().stream().map(Threshold::toString).toList();
    }

    void setStatus(TestStatus status) {
        this.state = status.state();
        this.reason = status.reason();
        this.startsAt = status.startsAt();
        this.endedAt = status.endedAt();
        List<AttackRow> wanted = rows(status);
        if (!wanted.equals(attacks)) {
            attacks.clear();
            attacks.addAll(wanted);
        }
    }

    LoadTest toLoadTest() {
        return new LoadTest(
                id,
                name,
                AttackSpecJson.read(spec),
                workerCount,
                distribution,
                rateWeights,
                onWorkerLoss,
                tags,
                submittedBy,
                submittedAt,
                new TestStatus(
                        state,
                        reason,
                        startsAt,
                        endedAt,
                        attacks.stream().map(AttackRow::toAttack).toList()),
                thresholds.stream().map(ThresholdParser::parse).toList());
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** A row is only ever saved to insert it; with the id given, Hibernate would look for it first. */
    @Override
    public boolean isNew() {
        return true;
    }

    private static List<AttackRow> rows(TestStatus status) {
        return new ArrayList<>(status.attacks().stream().map(AttackRow::of).toList());
    }
}
