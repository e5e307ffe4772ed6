package io.loadtester.storage.baselines;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A stored baseline. */
@Entity
@Table(name = "baseline")
class BaselineRow {

    @Id
    private String tag;

    private UUID testId;
    private String setBy;
    private Instant setAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected BaselineRow() {}

    BaselineRow(Baseline baseline) {
        this.tag = baseline.tag();
        this.testId = baseline.testId();
        this.setBy = baseline.setBy();
        this.setAt = baseline.setAt();
    }

    Baseline toBaseline() {
        return new Baseline(tag, testId, setBy, setAt);
    }
}
