package io.loadtester.master.dispatch;

import io.loadtester.common.test.TestState;
import io.loadtester.wire.fleet.AttackProgress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Workers have been told to stop. The deadline is how long they may take, counted from when there is none whose return
 * after the master's restart is awaited.
 */
final class Stopping implements ExecutionStage {

    static final Duration STOP_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOP_AGAIN_AFTER = Duration.ofSeconds(2);

    private final Execution execution;
    private final DispatchContext context;
    private final Stop stop;

    /** When those that have not stopped are given up; null while workers are awaited. */
    private @Nullable Deadline giveUp;

    private Deadline tellAgain;

    /** Goes on with a stop that is known already. */
    Stopping(Execution execution, Stop stop) {
        this.execution = execution;
        this.context = execution.context();
        this.stop = stop;
        this.tellAgain = context.deadline(Duration.ZERO);
    }

    /** Says and stores that the test is being stopped. */
    static Stopping begin(Execution execution, Stop stop) {
        execution.become(TestState.STOPPING, stop.reason());
        execution.context().tell(execution, "stopping", stop.reason());
        execution.context().save(execution);
        return new Stopping(execution, stop);
    }

    @Override
    public ExecutionStage enter() {
        return proceed();
    }

    @Override
    public ExecutionStage tick() {
        if (execution.attacks().areAllOverdue()) {
            return Settling.withoutWorkers(execution, stop);
        }
        List<TrackedAttack> overdue = execution.attacks().overdue();
        return overdue.isEmpty() ? proceed() : lost(overdue, Losses.NOT_BACK);
    }

    @Override
    public ExecutionStage reported(TrackedAttack attack, @Nullable AttackProgress progress) {
        attack.reported(progress);
        return settleWhenAllEnded();
    }

    @Override
    public ExecutionStage lost(List<TrackedAttack> lost, String reason) {
        execution.lose(lost, reason);
        context.save(execution);
        return settleWhenAllEnded();
    }

    /** A user's word comes before a lost worker's. */
    @Override
    public ExecutionStage stop(String reason) {
        return stop.byUser() ? this : begin(execution, Stop.onRequest(reason));
    }

    /** Repeats what workers may not have heard, and gives up on those that do not answer. */
    private ExecutionStage proceed() {
        if (tellAgain.isPast()) {
            tellAgain = context.deadline(STOP_AGAIN_AFTER);
            context.tellToStop(execution, stop.reason());
        }
        if (giveUp == null && !execution.attacks().areSomeAwaited()) {
            giveUp = context.deadline(STOP_WITHIN);
        }
        if (giveUp != null && giveUp.isPast()) {
            execution.attacks().attacking().forEach(TrackedAttack::giveUp);
        }
        return settleWhenAllEnded();
    }

    private ExecutionStage settleWhenAllEnded() {
        return execution.attacks().haveAllEnded() ? new Settling(execution, stop) : this;
    }
}
