package io.loadtester.master.dispatch;

import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A test that has been given to workers: its status, its workers' attacks, and the {@link ExecutionStage} it is in, which
 * decides what an event does. Owned by the fleet's thread.
 */
final class Execution {

    private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

    private final DispatchContext context;
    private final ExecutionListener listener;
    private final TrackedAttacks attacks;
    private final Notices notices = new Notices(this);
    private LoadTest test;
    private @Nullable TestClock time;
    private @Nullable Deadline rebalanceAt;
    private ExecutionStage stage;

    /**
     * @param first makes the stage it begins with, which {@link #begin} enters
     */
    Execution(
            LoadTest test,
            DispatchContext context,
            ExecutionListener listener,
            Function<Execution, ExecutionStage> first) {
        this.context = context;
        this.listener = listener;
        this.test = test;
        this.attacks = new TrackedAttacks(test.status().attacks());
        Instant startsAt = test.status().startsAt();
        this.time = startsAt == null ? null : TestClock.startingAt(startsAt, context.clock());
        this.stage = first.apply(this);
    }

    // Events and stages

    void begin() {
        follow(stage, stage::enter);
    }

    /** Passes an event to the stage and enters the stage that follows. */
    void on(UnaryOperator<ExecutionStage> event) {
        ExecutionStage now = stage;
        follow(now, () -> event.apply(now));
    }

    /** Passes an answer to the stage that asked, unless the test has left that stage; failures are ignored. */
    <T> void onAnswer(ExecutionStage asker, CompletionStage<T> answer, Function<T, ExecutionStage> event) {
        var unused = answer.thenAcceptAsync(value -> follow(asker, () -> event.apply(value)), context.loop());
    }

    /** Passes an answer or a failure to the stage that asked, unless the test has left that stage. */
    <T> void onCompletion(
            ExecutionStage asker,
            CompletionStage<T> answer,
            BiFunction<@Nullable T, @Nullable Throwable, ExecutionStage> event) {
        var unused = answer.whenCompleteAsync(
                (value, failure) -> follow(asker, () -> event.apply(value, failure)), context.loop());
    }

    private void follow(ExecutionStage from, Supplier<ExecutionStage> event) {
        if (stage != from) {
            return;
        }
        ExecutionStage next = event.get();
        // An immediate answer may already have changed the stage.
        if (stage == from && next != from) {
            stage = next;
            follow(next, next::enter);
        }
    }

    ExecutionStage stage() {
        return stage;
    }

    DispatchContext context() {
        return context;
    }

    ExecutionListener listener() {
        return listener;
    }

    // State

    LoadTest test() {
        return test;
    }

    TrackedAttacks attacks() {
        return attacks;
    }

    /** Plans to divide the load anew; a plan that is there already stays. */
    void rebalanceIn(Duration time) {
        if (rebalanceAt == null) {
            rebalanceAt = context.deadline(time);
        }
    }

    /** Whether the load is to be divided anew now; true once for each plan. */
    boolean takeRebalance() {
        boolean isDue = rebalanceAt != null && rebalanceAt.isPast();
        if (isDue) {
            rebalanceAt = null;
        }
        return isDue;
    }

    Notices notices() {
        return notices;
    }

    /** Whether it has an attack on this worker that has not ended. */
    boolean isAttackingOn(String workerId) {
        return attacks.of(workerId).map(TrackedAttack::isAttacking).orElse(false);
    }

    /** Whether hits of it are due on this worker, and nobody has told the worker to stop. */
    boolean expectsToAttackOn(String workerId) {
        return stage instanceof Running
                && !isOver()
                && attacks.staying().stream().anyMatch(attack -> attack.workerId.equals(workerId));
    }

    /** Nanoseconds since the test's start; negative before. */
    long elapsedNanos() {
        return time == null ? Long.MIN_VALUE : time.elapsedNanos();
    }

    /** Nanoseconds until no hit of it is due any more, if nobody stops it; 0 if it is being stopped. */
    long remainingNanos() {
        if (stage instanceof Stopping) {
            return 0;
        }
        long end = test.spec().extent().endNanos();
        return time == null ? end : Math.max(0, end - time.elapsedNanos());
    }

    /** Whether no hit of it is due any more. */
    boolean isOver() {
        return elapsedNanos() >= test.spec().extent().endNanos();
    }

    /** Whether a worker was lost, or drained, while hits of it were due. */
    boolean hasLostWorkerEarly() {
        long endNanos = test.spec().extent().endNanos();
        return test.status().attacks().stream()
                .anyMatch(attack -> !attack.lost().isEmpty() && attack.lostNanos() < endNanos);
    }

    int epoch() {
        return test.status().attacks().stream().mapToInt(Attack::epoch).max().orElse(1);
    }

    /** When the newest epoch begins, in nanoseconds of the test; 0 for the first. */
    long lastCutOverNanos() {
        return test.status().attacks().stream()
                .mapToLong(Attack::cutOverNanos)
                .max()
                .orElse(0);
    }

    /** The newest epoch that a worker takes part in; 0 if there is none. */
    int epochOf(String workerId) {
        return test.status().attacks().stream()
                .filter(attack -> attack.workerId().equals(workerId))
                .mapToInt(Attack::epoch)
                .max()
                .orElse(0);
    }

    /** The share a worker has in the newest epoch it took part in. */
    double weightOf(String workerId) {
        return test.status().attacks().stream()
                .filter(attack -> attack.workerId().equals(workerId))
                .reduce((earlier, later) -> later)
                .map(attack -> attack.share().weight())
                .orElse(0.0);
    }

    // Changes of its status

    void become(TestState state, String reason) {
        TestStatus status = test.status();
        replace(new TestStatus(state, reason, status.startsAt(), status.endedAt(), status.attacks()));
    }

    /** Plans its start, rounded to what the database can store. */
    void startIn(Duration ahead) {
        Instant startsAt = context.clock().now().plus(ahead).truncatedTo(ChronoUnit.MICROS);
        TestStatus status = test.status();
        replace(new TestStatus(status.state(), status.reason(), startsAt, null, status.attacks()));
        time = TestClock.startingAt(startsAt, context.clock());
    }

    /** Discards the planned start: no hit has been sent, or none that counts. */
    void forgetPlan() {
        replace(TestStatus.pending(test.status().reason()));
        time = null;
    }

    void end(TestState state, String reason) {
        Instant endedAt = context.clock().now().truncatedTo(ChronoUnit.MICROS);
        replace(new TestStatus(
                state, reason, test.status().startsAt(), endedAt, test.status().attacks()));
    }

    /** Records losses in the workers' newest attacks and tells listeners. */
    void lose(List<TrackedAttack> lost, String reason) {
        for (TrackedAttack attack : lost) {
            attack.lose();
            noteDeparture(attack.workerId, reason, false);
        }
    }

    /** Records that a worker ends its attack early and in good order, and tells listeners. */
    void drain(TrackedAttack attack, String reason) {
        attack.drain();
        noteDeparture(attack.workerId, reason, true);
    }

    private void noteDeparture(String workerId, String reason, boolean drained) {
        long nanos = Math.max(0, elapsedNanos());
        List<Attack> noted = new ArrayList<>(test.status().attacks());
        for (int i = noted.size() - 1; i >= 0; i--) {
            Attack attack = noted.get(i);
            if (attack.workerId().equals(workerId)) {
                // A worker that is lost while it drains left when it began to drain.
                Attack left = attack.left(reason, attack.drained() ? attack.lostNanos() : nanos, drained);
                noted.set(i, left);
                String text = "worker " + workerId + " " + left.departure();
                context.tell(this, drained ? "worker_drained" : "worker_lost", text);
                LOG.warn("test {}: {}", test.id(), text);
                break;
            }
        }
        replaceAttacks(noted);
    }

    /** Replaces the load of the test from a cut-over on. */
    void changeLoad(LoadChange change, long cutOverNanos) {
        test = change.appliedTo(test, cutOverNanos);
    }

    /** Begins an epoch with these shares, in the order of the workers. */
    void beginEpoch(List<TrackedAttack> workers, List<Share> shares, long cutOverNanos) {
        int epoch = epoch() + 1;
        List<Attack> continued = new ArrayList<>(test.status().attacks());
        for (int i = 0; i < workers.size(); i++) {
            continued.add(new Attack(workers.get(i).workerId, epoch, shares.get(i), cutOverNanos, ""));
        }
        replaceAttacks(continued);
    }

    private void replaceAttacks(List<Attack> replaced) {
        TestStatus status = test.status();
        replace(new TestStatus(status.state(), status.reason(), status.startsAt(), status.endedAt(), replaced));
    }

    private void replace(TestStatus status) {
        test = test.withStatus(status);
    }
}
