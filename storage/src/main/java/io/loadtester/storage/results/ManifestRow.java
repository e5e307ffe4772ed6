package io.loadtester.storage.results;

import io.loadtester.common.result.Manifest;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A stored manifest, for reading; written by {@link ManifestInsert}. */
@Entity
@Immutable
@Table(name = "manifest")
class ManifestRow {

    @Embeddable
    record Key(UUID testId, String workerId) {}

    @EmbeddedId
    private Key key;

    private int lastEpoch;
    private long intervals;
    private long lostIntervals;
    private LedgerColumns ledger;
    private long earliestUnixNanos;
    private long latestUnixNanos;
    private long endUnixNanos;
    private long startSkewNanos;
    private long clockUncertaintyNanos;
    private String reason;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected ManifestRow() {}

    Manifest toManifest() {
        return new Manifest(
                key.testId(),
                key.workerId(),
                lastEpoch,
                intervals,
                lostIntervals,
                ledger.toLedger(),
                earliestUnixNanos,
                latestUnixNanos,
                endUnixNanos,
                startSkewNanos,
                clockUncertaintyNanos,
                reason);
    }
}
