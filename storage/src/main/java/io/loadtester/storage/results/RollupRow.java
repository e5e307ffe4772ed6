package io.loadtester.storage.results;

import io.loadtester.common.result.Rollup;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A stored roll-up, for reading; written by {@link RollupInsert}. */
@Entity
@Immutable
@Table(name = "rollup")
class RollupRow extends SliceRow {

    @Embeddable
    record Key(
            UUID testId, int periodSeconds, int periodFirst, int seconds, int second, String workerId, String target) {}

    @EmbeddedId
    private Key key;

    private long intervals;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected RollupRow() {}

    Rollup toRollup() {
        return new Rollup(
                key.second(),
                key.seconds(),
                key.workerId(),
                key.target(),
                intervals,
                counts(),
                latencies(),
                exemplars());
    }
}
