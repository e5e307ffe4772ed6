package io.loadtester.storage.results;

import io.loadtester.common.result.Interval;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A stored interval, for reading; written by {@link IntervalInsert}. */
@Entity
@Immutable
@Table(name = "attack_interval")
class IntervalRow extends SliceRow {

    @EmbeddedId
    private IntervalKey key;

    private int second;
    private String target;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected IntervalRow() {}

    Interval toInterval() {
        return new Interval(
                key.testId(),
                key.workerId(),
                key.epoch(),
                key.sequence(),
                second,
                target,
                counts(),
                latencies(),
                exemplars());
    }
}
