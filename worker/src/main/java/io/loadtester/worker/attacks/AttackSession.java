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
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Assignment;
import io.loadtester.worker.clock.ClockReading;
import io.loadtester.worker.health.HealthMonitor;
import io.loadtester.worker.publishing.AttackResults;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attack from its assignment to its manifest: got ready, begun, ended. The roster commands it, under the roster's
 * lock; the engine's thread reports cuts; anyone may ask where it stands.
 */
final class AttackSession implements AttackListener {

    private static final Logger log = LoggerFactory.getLogger(AttackSession.class);

    private final Assignment assignment;
    private final String workerId;
    private final ClockReading clock;
    private final AttackResults results;
    private final HealthMonitor health;

    /** Nanoseconds of the test from which on no hit is due. */
    private final long endNanos;

    private @Nullable PreparedAttack prepared;
    private volatile @Nullable RunningAttack attack;
    private volatile int epoch;
    private volatile boolean stopped;
    private volatile @Nullable SecondCut lastCut;
    private volatile @Nullable AttackSummary summary;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile boolean published;

    /** Its start failed elsewhere: nothing of it is published from then on. Guarded by this, as the next. */
    private boolean calledOff;

    private boolean hasPublished;

    /** The process may have lost results of earlier attacks. Owned by the engine's thread from the first cut on. */
    private long lostBefore;

    /**
     * @param clock the master's clock as it was read for this attack; it holds to the end
     */
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

    /** @throws IllegalArgumentException if it cannot be carried out */
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

    /** Whether it can only be called off: hits would have been due by now. */
    boolean isTooLateToBegin(long nanoTime) {
        return !hasBegun() && nanoTime - startNanoTime() - assignment.cutOverNanos() >= 0;
    }

    /** To be called once, and before it is too late. */
    void begin() {
        attack = Objects.requireNonNull(prepared).begin();
        log.info("test {}: attack begins", assignment.testId());
    }

    /** Undoes it: no further hit is sent, and nothing more is published, no manifest either. */
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

    /** Starts a new epoch; one that is not newer than the present changes nothing. */
    void changeShare(int newEpoch, Share share, long cutOverNanos) {
        RunningAttack running = attack;
        if (running != null && newEpoch > epoch) {
            running.changeShare(newEpoch, share, cutOverNanos);
            epoch = newEpoch;
            log.info("test {}: epoch {}, share {}", assignment.testId(), newEpoch, share);
        }
    }

    void stop(String reason) {
        RunningAttack running = attack;
        if (running != null && !stopped && !hasEnded()) {
            stopped = true;
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
        // Taken first: what is unsent then is a backlog, not this second's own results.
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
                healthBefore.lostResults() - lostBefore));
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
                log.error("test {}: Kafka refused the manifest", assignment.testId());
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

    /** Whether no hit becomes due any more. */
    boolean isOverAt(long nanoTime) {
        return stopped || hasEnded() || nanoTime - startNanoTime() >= endNanos;
    }

    /** Whether every hit has ended. */
    boolean hasEnded() {
        return summary != null;
    }

    /** Completes when every hit has ended and all results are on their way. */
    CompletableFuture<Void> end() {
        return end;
    }

    /** Whether it has ended and nothing is left to be published. */
    boolean isPublished() {
        return published;
    }

    /** The worker's health, as the attack's last second shows it. */
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
        return new AttackProgress(assignment.testId(), epoch, ledger, false, "", 0);
    }
}
