package io.loadtester.worker.attacks;

import io.loadtester.attack.AttackListener;
import io.loadtester.attack.AttackPlan;
import io.loadtester.attack.AttackSummary;
import io.loadtester.attack.PreparedAttack;
import io.loadtester.attack.RunningAttack;
import io.loadtester.attack.SecondCut;
import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.common.schedule.Extent;
import io.loadtester.common.test.Assignment;
import io.loadtester.wire.fleet.AttackProgress;
import io.loadtester.wire.fleet.NewShare;
import io.loadtester.worker.clock.ClockReading;
import io.loadtester.worker.health.HealthMonitor;
import io.loadtester.worker.publishing.AttackResults;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attack from its assignment to its manifest: prepared, begun, ended. Commanded by the roster under the roster's
 * lock; the engine's thread reports cuts; any thread may query its progress.
 */
final class AttackSession implements AttackListener {

    private static final Logger log = LoggerFactory.getLogger(AttackSession.class);

    private final Assignment assignment;
    private final String workerId;
    private final ClockReading clock;
    private final AttackResults results;
    private final HealthMonitor health;

    /** Nanoseconds into the test after which no hit is due. */
    private volatile long endNanos;

    private @Nullable PreparedAttack prepared;
    private volatile @Nullable RunningAttack attack;
    private volatile int epoch;

    /** Why it was stopped before its end; empty if it was not. */
    private volatile String stopReason = "";

    private volatile @Nullable SecondCut lastCut;
    private volatile @Nullable AttackSummary summary;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile boolean published;

    /** The start failed elsewhere, so nothing more is published. Guarded by this, like the next field. */
    private boolean calledOff;

    private boolean hasPublished;

    /**
     * Results already lost by the process, possibly of earlier attacks. Owned by the engine's thread from the first cut
     * on.
     */
    private long lostBefore;

    /** @param clock the reading of the master's clock that this attack uses to its end */
    AttackSession(
            Assignment assignment, String workerId, ClockReading clock, AttackResults results, HealthMonitor health) {
        this.assignment = assignment;
        this.workerId = workerId;
        this.clock = clock;
        this.results = results;
        this.health = health;
        endNanos = assignment.spec().extent().endNanos();
        epoch = assignment.epoch();
        lostBefore = health.health(0, 0, 0).lostResults();
    }

    /** @throws IllegalArgumentException if the attack cannot be carried out */
    void prepare(AttackStarter starter) {
        AttackPlan plan = new AttackPlan(
                assignment.testId(),
                workerId,
                assignment.epoch(),
                assignment.share(),
                assignment.lane(),
                assignment.spec(),
                startNanoTime(),
                assignment.cutOverNanos());
        prepared = starter.prepare(plan, this);
        log.info("test {}: attack is ready, share {}", assignment.testId(), assignment.share());
    }

    boolean hasBegun() {
        return attack != null;
    }

    /** Whether hits would have been due by now, so that the attack can only be called off. */
    boolean isTooLateToBegin(long nanoTime) {
        return !hasBegun() && nanoTime - startNanoTime() - assignment.cutOverNanos() >= 0;
    }

    /** Call at most once, and not after {@link #isTooLateToBegin}. */
    void begin() {
        attack = Objects.requireNonNull(prepared).begin();
        log.info("test {}: attack begins", assignment.testId());
    }

    /** Cancels the attack: no further hit is sent and nothing more is published, not even a manifest. */
    void callOff(String reason) {
        synchronized (this) {
            calledOff = true;
        }
        log.info("test {}: called off, {}", assignment.testId(), reason);
        if (hasBegun()) {
            stop(reason);
        } else {
            Objects.requireNonNull(prepared).discard();
        }
    }

    synchronized boolean isCalledOff() {
        return calledOff;
    }

    synchronized boolean hasPublished() {
        return hasPublished;
    }

    private synchronized boolean mayPublish() {
        hasPublished |= !calledOff;
        return !calledOff;
    }

    /** Starts a new epoch; ignored if it is not newer than the current one. */
    void change(NewShare next) {
        RunningAttack running = attack;
        if (running != null && next.epoch() > epoch) {
            Extent extent =
                    assignment.spec().withLoad(next.pacer(), next.duration()).extent();
            running.change(next.epoch(), next.share(), next.cutOverNanos(), extent);
            epoch = next.epoch();
            endNanos = extent.endNanos();
            log.info("test {}: epoch {}, share {} of {}", assignment.testId(), epoch, next.share(), next.pacer());
        }
    }

    void stop(String reason) {
        RunningAttack running = attack;
        if (running != null && stopReason.isEmpty() && !hasEnded()) {
            stopReason = reason;
            log.info("test {}: stopping, {}", assignment.testId(), reason);
            running.stop(reason);
        }
    }

    @Override
    public void cut(SecondCut cut) {
        lastCut = cut;
        if (!mayPublish()) {
            return;
        }
        // Measured before publishing, so that unsent results are a backlog and not this second's own results.
        WorkerHealth healthBefore = health();
        cut.intervals().forEach(results::publish);
        results.publish(new WorkerSecond(
                assignment.testId(),
                workerId,
                cut.second(),
                cut.waiting(),
                cut.inFlight(),
                cut.connections(),
                healthBefore,
                cut.scheduled(),
                healthBefore.lostResults() - lostBefore,
                cut.skipped()));
        lostBefore = healthBefore.lostResults();
    }

    @Override
    public void ended(AttackSummary ended) {
        summary = ended;
        lastCut = null;
        log.info("test {}: attack ended, {}", assignment.testId(), ended.ledger());
        if (!mayPublish()) {
            published = true;
            end.complete(null);
            return;
        }
        var unused = results.finish(lost -> manifest(ended, lost)).thenAccept(stored -> {
            published = true;
            if (!stored) {
                log.error("test {}: Kafka rejected the manifest", assignment.testId());
            }
        });
        end.complete(null);
    }

    private Manifest manifest(AttackSummary ended, long lostIntervals) {
        return new Manifest(
                assignment.testId(),
                workerId,
                ended.lastEpoch(),
                ended.intervals(),
                lostIntervals,
                ended.ledger(),
                masterUnixNanosAt(ended.firstSentNanoTime()),
                masterUnixNanosAt(ended.lastSentNanoTime()),
                masterUnixNanosAt(ended.lastEndedNanoTime()),
                ended.startSkewNanos(),
                clock.uncertaintyNanos(),
                ended.reason());
    }

    private long masterUnixNanosAt(long nanoTime) {
        return nanoTime == 0 ? 0 : clock.masterUnixNanosAt(nanoTime);
    }

    private long startNanoTime() {
        return clock.nanoTimeAt(assignment.startUnixNanos());
    }

    Assignment assignment() {
        return assignment;
    }

    /** Whether no more hits become due. */
    boolean isOverAt(long nanoTime) {
        return !stopReason.isEmpty() || hasEnded() || nanoTime - startNanoTime() >= endNanos;
    }

    /** Whether it was stopped, or ended by itself, before its last hit was due. */
    boolean isCutShort() {
        AttackSummary end = summary;
        return !stopReason.isEmpty() || (end != null && !end.reason().isEmpty());
    }

    /** Whether every hit has ended. */
    boolean hasEnded() {
        return summary != null;
    }

    /** Completes when every hit has ended and all results are queued for publishing. */
    CompletableFuture<Void> end() {
        return end;
    }

    /** Whether the attack has ended and all its results are published. */
    boolean isPublished() {
        return published;
    }

    /** The worker's health, with the figures of the attack's last second. */
    WorkerHealth health() {
        SecondCut cut = lastCut;
        return cut == null
                ? health.health(0, 0, 0)
                : health.health(cut.startDelayP99Nanos(), cut.releaseDelayP99Nanos(), cut.loopLagNanos());
    }

    AttackProgress progress() {
        AttackSummary end = summary;
        if (end != null) {
            return new AttackProgress(
                    assignment.testId(), end.lastEpoch(), end.ledger(), true, end.reason(), end.startSkewNanos());
        }
        RunningAttack running = attack;
        Ledger ledger = running == null ? Ledger.ZERO : running.ledger();
        return new AttackProgress(assignment.testId(), epoch, ledger, false, stopReason, 0);
    }
}
