package io.loadtester.storage.results;

import io.loadtester.common.result.Completions;
import io.loadtester.common.result.Exemplar;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.Ledger;
import jakarta.persistence.MappedSuperclass;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The columns that intervals and roll-ups share. The nullable ones are null in rows written before succeeded and failed
 * hits were separated; times in such rows cover all hits that ended.
 */
@MappedSuperclass
abstract class SliceRow {

    private LedgerColumns ledger;
    private @Nullable Long succeeded;
    private @Nullable Long completedSucceeded;
    private @Nullable Long completedFailed;
    private byte[] responseTime;
    private byte @Nullable [] failedResponseTime;
    private byte[] serviceTime;
    private byte @Nullable [] firstByteTime;
    private byte[] startDelay;

    @JdbcTypeCode(SqlTypes.JSON)
    private String statusCodes;

    @JdbcTypeCode(SqlTypes.JSON)
    private String failures;

    private long resent;
    private long bytesIn;
    private long bytesOut;

    @JdbcTypeCode(SqlTypes.JSON)
    private String exemplars;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    SliceRow() {}

    final HitCounts counts() {
        Ledger onTheWire = ledger.toLedger();
        Map<Integer, Long> codes = CountsJson.readStatusCodes(statusCodes);
        Map<FailureKind, Long> kinds = CountsJson.readFailures(failures);
        if (succeeded == null || completedSucceeded == null || completedFailed == null) {
            return HitCounts.ofMixed(onTheWire, codes, kinds, bytesIn, bytesOut);
        }
        Completions completions = new Completions(completedSucceeded, completedFailed);
        return new HitCounts(onTheWire, succeeded, completions, codes, kinds, resent, bytesIn, bytesOut);
    }

    final Latencies latencies() {
        byte[] failed = failedResponseTime;
        byte[] firstByte = firstByteTime;
        if (failed == null || firstByte == null) {
            return Latencies.ofMixed(responseTime, serviceTime, startDelay, counts().succeeded());
        }
        return Latencies.ofEncoded(kind -> switch (kind) {
            case RESPONSE -> responseTime;
            case FAILED_RESPONSE -> failed;
            case SERVICE -> serviceTime;
            case FIRST_BYTE -> firstByte;
            case START_DELAY -> startDelay;
        });
    }

    final List<Exemplar> exemplars() {
        return ExemplarsJson.read(exemplars);
    }
}
