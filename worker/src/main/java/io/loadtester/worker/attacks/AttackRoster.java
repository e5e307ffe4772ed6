package io.loadtester.worker.attacks;

import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.fleet.WorkerState;
import io.loadtester.common.test.Assignment;
import io.loadtester.wire.fleet.AttackProgress;
import io.loadtester.wire.fleet.NewShare;
import io.loadtester.wire.fleet.WorkerReport;
import io.loadtester.worker.clock.ClockReading;
import io.loadtester.worker.clock.MasterClock;
import io.loadtester.worker.health.HealthMonitor;
import io.loadtester.worker.publishing.ResultPublisher;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds this worker's attack, at most one at a time, and derives the worker's state from it. Thread-safe: a single lock
 * guards both the choice of the attack and all commands to it.
 */
public final class AttackRoster {

    private static final Duration CLOCK_TIMEOUT = Duration.ofSeconds(1);

    /** How long an acknowledged end is still reported, for dashboards that ask late. */
    private static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final String workerId;
    private final AttackStarter starter;
    private final ResultPublisher publisher;
    private final MasterClock clock;
    private final HealthMonitor health;

    private @Nullable AttackSession session;
    private @Nullable Long endHeardNanoTime;
    private String error = "";

    /** Why it takes no new attack; empty if it does. */
    private String draining = "";

    private boolean leaving;

    AttackRoster(
            String workerId,
            AttackStarter starter,
            ResultPublisher publisher,
            MasterClock clock,
            HealthMonitor health) {
        this.workerId = workerId;
        this.starter = starter;
        this.publisher = publisher;
        this.clock = clock;
        this.health = health;
    }

    /**
     * Prepares an attack. Repeating an assignment changes nothing; a later assignment of the same test replaces one
     * that has not begun.
     *
     * @throws RefusedException if the worker is busy or not ready, or the assignment cannot be carried out
     */
    void assign(Assignment assignment) throws InterruptedException {
        ClockReading reading = clock.awaitReading(CLOCK_TIMEOUT)
                .orElseThrow(() -> RefusedException.notReady("this worker does not know the master's clock yet"));
        AssignmentCheck.check(assignment, reading.nanoTimeAt(assignment.startUnixNanos()) - System.nanoTime());
        synchronized (this) {
            if (!isRepeated(assignment)) {
                prepare(new AttackSession(assignment, workerId, reading, publisher.open(), health));
            }
        }
    }

    /**
     * Begins the prepared attack; repeating the call changes nothing.
     *
     * @throws RefusedException if there is no such assignment, or hits would already have been due
     */
    synchronized void begin(UUID testId, long startUnixNanos) {
        forgetWhatCannotBegin(System.nanoTime());
        AttackSession current = session;
        if (current == null
                || current.isCalledOff()
                || !current.assignment().testId().equals(testId)
                || current.assignment().startUnixNanos() != startUnixNanos) {
            throw RefusedException.noAttackOf(testId);
        }
        if (!current.hasBegun()) {
            current.begin();
        }
    }

    /**
     * Cancels the test's assignment if it starts no later than {@code startUnixNanos}.
     *
     * @return whether results of it had already been published
     */
    synchronized boolean callOff(UUID testId, long startUnixNanos, String reason) {
        AttackSession current = session;
        if (current == null
                || !current.assignment().testId().equals(testId)
                || current.assignment().startUnixNanos() > startUnixNanos) {
            return false;
        }
        if (!current.isCalledOff()) {
            current.callOff(reason);
        }
        if (!current.hasBegun()) {
            session = null;
        }
        return current.hasPublished();
    }

    /** Drops an attack that was not begun in time: its start failed and the master could not tell this worker. */
    private void forgetWhatCannotBegin(long nanoTime) {
        AttackSession current = session;
        if (current != null && current.isTooLateToBegin(nanoTime)) {
            current.callOff("it was not begun in time");
            session = null;
        }
    }

    private boolean isRepeated(Assignment assignment) {
        if (!error.isEmpty()) {
            throw RefusedException.notReady(error);
        }
        forgetWhatCannotBegin(System.nanoTime());
        AttackSession last = session;
        if (last != null && last.assignment().equals(assignment) && !last.isCalledOff()) {
            return true;
        }
        if (!draining.isEmpty()) {
            throw RefusedException.notReady("it is draining: " + draining);
        }
        if (last == null) {
            return false;
        }
        if (last.assignment().testId().equals(assignment.testId())) {
            makeRoomForAnotherTry(last, assignment);
            return false;
        }
        if (!last.isPublished()) {
            throw RefusedException.busyWith(last.assignment().testId());
        }
        return false;
    }

    /** Refuses another try if results of the last one were published, because the two could not be told apart. */
    private void makeRoomForAnotherTry(AttackSession last, Assignment next) {
        if (last.hasPublished()
                || last.assignment().startUnixNanos() >= next.startUnixNanos()
                || (last.hasBegun() && !last.isCalledOff())) {
            throw RefusedException.alreadyHad(next.testId());
        }
        if (last.hasBegun() && !last.isPublished()) {
            throw RefusedException.busyWith(next.testId());
        }
        if (!last.hasBegun()) {
            last.callOff("another try replaces it");
        }
        session = null;
    }

    private void prepare(AttackSession next) {
        try {
            next.prepare(starter);
        } catch (IllegalArgumentException e) {
            throw RefusedException.badRequest("this attack cannot be carried out: " + e.getMessage());
        } catch (IllegalStateException e) {
            error = String.valueOf(e.getMessage());
            throw RefusedException.notReady(error);
        }
        session = next;
        endHeardNanoTime = null;
    }

    /** @throws RefusedException if no attack of that test is running */
    synchronized void change(NewShare next) {
        AttackSession current = session;
        if (current == null
                || !current.hasBegun()
                || !current.assignment().testId().equals(next.testId())
                || current.hasEnded()) {
            throw RefusedException.noAttackOf(next.testId());
        }
        current.change(next);
    }

    /** Stops the test's attack early, if there is one. */
    synchronized void stop(UUID testId, String reason) {
        AttackSession current = session;
        if (current != null && current.assignment().testId().equals(testId)) {
            stopAll(reason);
        }
    }

    /** Stops whichever attack this worker has. */
    public synchronized void stopAll(String reason) {
        AttackSession current = session;
        if (current != null && current.hasBegun()) {
            current.stop(reason);
        } else if (current != null) {
            current.callOff(reason);
            session = null;
        }
    }

    /** Takes no new attack from now on; the one it has goes on. */
    public synchronized void drain(String reason) {
        draining = reason.isBlank() ? "it was told to" : reason;
    }

    /**
     * Takes attacks again.
     *
     * @throws RefusedException if it is shutting down
     */
    synchronized void undrain() {
        if (leaving) {
            throw RefusedException.notReady("it is shutting down");
        }
        draining = "";
    }

    /** Takes no new attack from now on, for good: the process ends once the attack it has is over. */
    public synchronized void drainToLeave() {
        leaving = true;
        drain("it is shutting down");
    }

    /** Ends the attack early, and takes no other. */
    public synchronized void leave() {
        leaving = true;
        stopAll("the worker was shut down");
        fail("this worker is shutting down");
    }

    /** Puts this worker into the ERROR state: it accepts no attacks from now on. */
    public synchronized void fail(String reason) {
        error = reason;
    }

    /**
     * Completes when every hit of the attack has ended and its results are queued for publishing; immediately if there
     * is no attack.
     */
    public synchronized CompletableFuture<Void> end() {
        AttackSession current = session;
        return current == null ? CompletableFuture.completedFuture(null) : current.end();
    }

    /** Tests whose attacks have begun here and were not stopped before their end. */
    synchronized Set<UUID> running() {
        AttackSession current = session;
        if (current == null || !current.hasBegun() || current.isCalledOff() || current.isCutShort()) {
            return Set.of();
        }
        return Set.of(current.assignment().testId());
    }

    /** The worker's current report, without its clock. */
    public synchronized WorkerReport report(long nanoTime) {
        forgetWhatCannotBegin(nanoTime);
        AttackSession current = session;
        WorkerHealth now = current == null ? health.health(0, 0, 0) : current.health();
        boolean isNews = endHeardNanoTime == null || nanoTime - endHeardNanoTime < REMEMBERED_NANOS;
        return new WorkerReport(
                stateAt(nanoTime),
                error,
                null,
                now,
                publisher.oldestAgeNanos(),
                current != null && isNews ? progress(current) : List.of(),
                draining);
    }

    /** Empty for an attack that has not begun or was called off. */
    private static List<AttackProgress> progress(AttackSession current) {
        return current.hasBegun() && !current.isCalledOff() ? List.of(current.progress()) : List.of();
    }

    private WorkerState stateAt(long nanoTime) {
        AttackSession current = session;
        if (!error.isEmpty()) {
            return WorkerState.ERROR;
        }
        if (current == null || current.isPublished()) {
            return WorkerState.READY;
        }
        return current.isOverAt(nanoTime) ? WorkerState.FINISHING : WorkerState.BUSY;
    }

    /** The master has acknowledged this report. */
    public synchronized void heard(WorkerReport report, long nanoTime) {
        AttackSession current = session;
        if (current != null && endHeardNanoTime == null && saysItEnded(report, current)) {
            endHeardNanoTime = nanoTime;
        }
    }

    private static boolean saysItEnded(WorkerReport report, AttackSession current) {
        return report.attacks().stream()
                .anyMatch(attack -> attack.finished()
                        && attack.testId().equals(current.assignment().testId()));
    }

    /** The attacks whose end the master does not know. */
    public synchronized List<AttackProgress> unheard() {
        AttackSession current = session;
        return current != null && endHeardNanoTime == null ? progress(current) : List.of();
    }
}
