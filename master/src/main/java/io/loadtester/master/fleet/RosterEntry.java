package io.loadtester.master.fleet;

import io.loadtester.common.fleet.WorkerState;
import io.loadtester.wire.fleet.Registration;
import io.loadtester.wire.fleet.WorkerReport;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the roster keeps of one worker. Owned by the fleet's thread. */
final class RosterEntry {

    final Registration registration;

    /** Streams up to this one were opened before the registration. */
    private final long newestStreamBefore;

    boolean live = true;
    String offlineReason = "";
    Instant lastSeenAt;
    long lastSeenNanos;

    @Nullable
    WorkerReport report;

    /** When the last report came, and what had been sent by then. */
    private long reportNanos;

    private long sent;

    /** When it began to say that its attack is over and something is left to do. */
    private long finishingSinceNanos;

    private double achievedRatePerSecond;

    /** What dispatch has given it, for the workers view. */
    @Nullable
    UUID testId;

    double weight;

    RosterEntry(Registration registration, long newestStreamBefore, Instant now, long nanos) {
        this.registration = registration;
        this.newestStreamBefore = newestStreamBefore;
        this.lastSeenAt = now;
        this.lastSeenNanos = nanos;
    }

    /** Whether a stream belongs to an earlier registration of this worker. */
    boolean isOlder(long stream) {
        return stream <= newestStreamBefore;
    }

    void seen(Instant now, long nanos) {
        lastSeenAt = now;
        lastSeenNanos = nanos;
    }

    void reported(WorkerReport newReport, long nanos) {
        long sentNow = newReport.attacks().stream()
                .filter(attack -> !attack.finished())
                .mapToLong(attack -> attack.ledger().sent())
                .sum();
        boolean comparable = report != null && sentNow >= sent && nanos > reportNanos;
        achievedRatePerSecond = comparable ? (sentNow - sent) * 1e9 / (nanos - reportNanos) : 0;
        if (state() != WorkerState.FINISHING) {
            finishingSinceNanos = nanos;
        }
        sent = sentNow;
        reportNanos = nanos;
        report = newReport;
    }

    /** OFFLINE until the first report, and after the worker was lost. */
    WorkerState state() {
        return live && report != null ? report.state() : WorkerState.OFFLINE;
    }

    /** Whether it is free, or can be expected to be. */
    boolean isUsable(long nanos, long finishesWithinNanos) {
        return switch (state()) {
            case READY, BUSY -> true;
            case FINISHING -> nanos - finishingSinceNanos <= finishesWithinNanos;
            case ERROR -> false;
            case OFFLINE -> live;
        };
    }

    double achievedRatePerSecond() {
        return state() == WorkerState.BUSY ? achievedRatePerSecond : 0;
    }
}
