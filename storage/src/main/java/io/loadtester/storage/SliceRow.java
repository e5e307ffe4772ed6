package io.loadtester.storage;

import io.loadtester.common.result.Exemplar;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.Ledger;
import jakarta.persistence.MappedSuperclass;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What intervals and roll-ups have in common. */
@MappedSuperclass
abstract class SliceRow {

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
    SliceRow() {}

    final Ledger ledger() {
        return ledger.toLedger();
    }

    final Latencies latencies() {
        return Latencies.ofEncoded(responseTime, serviceTime, startDelay);
    }

    final Map<Integer, Long> statusCodes() {
        return CountsJson.readStatusCodes(statusCodes);
    }

    final Map<FailureKind, Long> failures() {
        return CountsJson.readFailures(failures);
    }

    final long bytesIn() {
        return bytesIn;
    }

    final long bytesOut() {
        return bytesOut;
    }

    final List<Exemplar> exemplars() {
        return ExemplarsJson.read(exemplars);
    }
}
