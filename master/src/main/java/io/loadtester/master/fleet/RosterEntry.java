package io.loadtester.master.fleet;

import io.loadtester.common.fleet.ClockOffset;
import io.loadtester.common.fleet.WorkerState;
import io.loadtester.common.result.Plural;
import io.loadtester.wire.fleet.AttackProgress;
import io.loadtester.wire.fleet.Registration;
import io.loadtester.wire.fleet.WorkerReport;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the roster keeps of one worker. Owned by the fleet's thread. */
final class RosterEntry {

    /** A worker that takes longer to publish its last results is not usable. */
    private static final long PUBLISHES_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** With a healthy Kafka, results wait some milliseconds. */
    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final long CLOCK_OFF_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    final Registration registration;

    /** Streams up to this one were opened before the registration. */
    private final long newestStreamBefore;

    boolean live = true;

    /** Null while it reports, and when it is not live. */
    @Nullable
    Suspicion suspicion;

    String offlineReason = "";
    Instant lastSeenAt;
    long lastSeenNanos;

    @Nullable
    WorkerReport report;

    /** When the last report came, and what had been sent by then. */
    private long reportNanos;

    private long sent;

    /** Why it cannot be called; empty if it can, or nobody knows yet. */
    String addressTrouble = "";

    /** How many calls in a row it has not answered. */
    int unansweredCalls;

    /** When it is called again if it cannot be called. */
    long checkAddressNanos;

    /** Since when it has reported that no more hits are due. */
    private long finishingSinceNanos;

    /** Since when it has reported that all hits have ended and only results are left to publish. */
    private long publishingSinceNanos;

    /** How many reports in a row had a result that has waited for Kafka too long. */
    private int lateReports;

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
        if (ownState() != WorkerState.FINISHING) {
            finishingSinceNanos = nanos;
            publishingSinceNanos = nanos;
        }
        if (!newReport.attacks().stream().allMatch(AttackProgress::finished)) {
            publishingSinceNanos = nanos;
        }
        lateReports = newReport.oldestResultAgeNanos() < LATE_NANOS ? 0 : lateReports + 1;
        sent = sentNow;
        reportNanos = nanos;
        report = newReport;
    }

    /** OFFLINE until the first report, and after the worker was lost; ERROR, too, while it cannot be called. */
    WorkerState state() {
        WorkerState own = ownState();
        boolean isAtWork = own == WorkerState.READY || own == WorkerState.BUSY || own == WorkerState.FINISHING;
        return isAtWork && !draining().isEmpty() ? WorkerState.DRAINING : own;
    }

    /** Why it takes no new test; empty if it does. */
    private String draining() {
        return report == null ? "" : report.draining();
    }

    /** The state if it were not draining. */
    private WorkerState ownState() {
        if (!live || report == null) {
            return WorkerState.OFFLINE;
        }
        return report.state() == WorkerState.READY && !addressTrouble.isEmpty() ? WorkerState.ERROR : report.state();
    }

    /** Whether it is free and can be given a test. */
    boolean isReady() {
        return state() == WorkerState.READY && suspicion == null;
    }

    /** Whether it is free, or can be expected to be. */
    boolean isUsable(long nanos, long finishesWithinNanos) {
        if (isStale() || cannotPublish()) {
            return false;
        }
        return switch (state()) {
            case READY, BUSY -> true;
            case FINISHING -> nanos - finishingSinceNanos <= finishesWithinNanos;
            case DRAINING, ERROR -> false;
            case OFFLINE -> live && addressTrouble.isEmpty();
        };
    }

    /** Whether it has been silent for so long that its tests say so. */
    boolean isStale() {
        return suspicion != null && suspicion.told;
    }

    /** Whether Kafka does not take its results. A process that has just woken has old results, but only in one report. */
    boolean isWithoutKafka() {
        return lateReports >= 2;
    }

    /** How far its clock is off, if that is remarkable, in words that follow its name; otherwise empty. */
    String clockTrouble() {
        ClockOffset clock = report == null ? null : report.clock();
        if (clock == null || Math.abs(clock.offsetNanos()) - clock.uncertaintyNanos() < CLOCK_OFF_NANOS) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "has a clock that is %.1f s %s the master's; results are not affected, but set it right",
                Math.abs(clock.offsetNanos()) / 1e9,
                clock.offsetNanos() > 0 ? "behind" : "ahead of");
    }

    /** Whether its hits ended a while ago and it still holds results that Kafka does not accept. */
    private boolean cannotPublish() {
        return ownState() == WorkerState.FINISHING
                && unsentResults() > 0
                && reportNanos - publishingSinceNanos >= PUBLISHES_WITHIN_NANOS;
    }

    private long unsentResults() {
        return report == null ? 0 : report.health().unsentResults();
    }

    /** Why it cannot be given a test: in ERROR, silent, without Kafka, DRAINING, or OFFLINE; else empty. */
    String reason() {
        if (!live) {
            return offlineReason;
        }
        if (suspicion != null && suspicion.told) {
            return "stopped reporting: " + suspicion.inWords();
        }
        if (cannotPublish()) {
            return "cannot reach Kafka: " + Plural.of(unsentResults(), "result waits", "results wait");
        }
        String said = report == null ? "" : report.reason();
        if (!said.isEmpty()) {
            return said;
        }
        return state() == WorkerState.ERROR ? "cannot be called: " + addressTrouble : draining();
    }

    double achievedRatePerSecond() {
        return ownState() == WorkerState.BUSY ? achievedRatePerSecond : 0;
    }
}
