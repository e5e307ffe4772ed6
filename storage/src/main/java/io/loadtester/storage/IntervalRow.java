package io.loadtester.storage;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Latencies;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An interval as it is stored. Written by {@link IntervalInsert}, read through this. */
@Entity
@Immutable
@Table(name = "attack_interval")
class IntervalRow {

    @EmbeddedId
    private IntervalKey key;

    private int second;
    private String target;
    private LedgerColumns ledger;
    private byte[] responseTime;
    private byte[] serviceTime;
    private byte[] startDelay;

    @JdbcTypeCode(SqlTypes.JSON)
    private String statusCodes;

    @JdbcTypeCode(SqlTypes.JSON)
    private String failures;

    private long bytesIn;
    private long bytesOut;

    @JdbcTypeCode(SqlTypes.JSON)
    private String exemplars;

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
                ledger.toLedger(),
                Latencies.ofEncoded(responseTime, serviceTime, startDelay),
                CountsJson.readStatusCodes(statusCodes),
                CountsJson.readFailures(failures),
                bytesIn,
                bytesOut,
                ExemplarsJson.read(exemplars));
    }
}
