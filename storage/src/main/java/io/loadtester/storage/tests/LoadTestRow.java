package io.loadtester.storage.tests;

import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.spec.AttackSpecJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A stored test. Only its status and its load change. */
@Entity
@Table(name = "load_test")
class LoadTestRow extends TestRow implements Persistable<UUID> {

    @JdbcTypeCode(SqlTypes.JSON)
    private String spec;

    /** The part of the spec that lists show; they read it through {@link ListedTestRow}. */
    @SuppressWarnings("UnusedVariable") // Hibernate reads it.
    @Column(updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable String specSummary;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected LoadTestRow() {}

    LoadTestRow(LoadTest test) {
        super(test);
        this.spec = AttackSpecJson.write(test.spec());
        this.specSummary = SpecSummaryJson.write(test);
    }

    void update(LoadTest test) {
        this.load = StoredLoad.write(test);
        setStatus(test.status());
    }

    private void setStatus(TestStatus status) {
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
        List<AttackRow> loaded = loadedAttacks();
        try {
            return read(loaded);
        } catch (RuntimeException e) {
            throw UnreadableTestException.forId(id, e);
        }
    }

    private LoadTest read(List<AttackRow> loaded) {
        AttackSpec submitted = AttackSpecJson.readStored(spec);
        StoredLoad now = readLoad();
        return new LoadTest(
                id,
                name,
                now == null ? submitted : now.of(submitted),
                now == null ? workerCount : now.workerCount(),
                RateDistribution.valueOf(distribution),
                rateWeights,
                OnWorkerLoss.valueOf(onWorkerLoss),
                tags,
                submittedBy,
                submittedAt,
                status(loaded),
                readThresholds());
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
}
