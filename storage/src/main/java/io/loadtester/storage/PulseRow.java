package io.loadtester.storage;

import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.result.Pulse;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A pulse as it is stored. Written by {@link PulseInsert}, read through this. */
@Entity
@Immutable
@Table(name = "pulse")
class PulseRow {

    @Embeddable
    record Key(UUID testId, String workerId, int second) {}

    @EmbeddedId
    private Key key;

    private long waiting;
    private long inFlight;
    private long connections;

    @Column(name = "start_delay_p99_nanos")
    private long startDelayP99Nanos;

    private long loopLagNanos;
    private double cpuCores;
    private long heapBytes;
    private long gcPauseNanos;
    private long unsentResults;
    private long lostResults;

    @Column(name = "release_delay_p99_nanos")
    private long releaseDelayP99Nanos;

    private double cpuLimitCores;
    private long throttledNanos;
    private long scheduled;
    private long lost;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected PulseRow() {}

    Pulse toPulse() {
        WorkerHealth health = new WorkerHealth(
                startDelayP99Nanos,
                loopLagNanos,
                cpuCores,
                heapBytes,
                gcPauseNanos,
                unsentResults,
                lostResults,
                releaseDelayP99Nanos,
                cpuLimitCores,
                throttledNanos);
        return new Pulse(
                key.testId(), key.workerId(), key.second(), waiting, inFlight, connections, health, scheduled, lost);
    }
}
