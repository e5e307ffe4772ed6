package io.loadtester.master.fleet;

import io.loadtester.common.fleet.ClockOffset;
import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.fleet.WorkerState;
import io.loadtester.wire.fleet.WorkerReport;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A worker as the API shows it. */
public record WorkerView(
        String workerId,
        String address,
        String version,
        int cores,
        WorkerState state,
        String reason,
        @Nullable UUID testId,
        @Nullable Double weight,
        Instant lastSeenAt,
        double achievedRatePerSecond,
        @Nullable Long clockOffsetNanos,
        @Nullable Long clockUncertaintyNanos,
        WorkerHealth health) {

    static WorkerView of(RosterEntry entry) {
        WorkerReport report = entry.report;
        ClockOffset offset = report == null ? null : report.clock();
        return new WorkerView(
                entry.registration.workerId(),
                entry.registration.address(),
                entry.registration.version(),
                entry.registration.cores(),
                entry.state(),
                entry.reason(),
                entry.testId,
                entry.testId == null ? null : entry.weight,
                entry.lastSeenAt,
                entry.achievedRatePerSecond(),
                offset == null ? null : offset.offsetNanos(),
                offset == null ? null : offset.uncertaintyNanos(),
                report == null ? WorkerHealth.IDLE : report.health());
    }
}
