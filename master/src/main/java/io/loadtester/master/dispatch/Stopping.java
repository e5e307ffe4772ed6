package io.loadtester.master.dispatch;

import io.loadtester.common.test.TestState;
import io.loadtester.wire.fleet.AttackProgress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Workers have been told to stop. The deadline limits how long they may take, counted from when all of them have returned or
 * are lost after a restart of the master.
 */
final class Stopping implements ExecutionStage {

    static final Duration STOP_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOP_AGAIN_AFTER = Duration.ofSeconds(2);

    private final Execution execution;
    private final DispatchContext context;
    private final Stop stop;

    /** When workers that have not stopped are given up; null while workers may still return. */
    private @Nullable Deadline giveUp;

    private Deadline tellAgain;

    /** Continues a stop that has already been announced. */
    Stopping(Execution execution, Stop stop) {
        this.execution = execution;
        this.context = execution.context();
        this.stop = stop;
        this.tellAgain = context.deadline(Duration.ZERO);
    }

    /** Announces and stores that the test is being stopped. */
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

    /** A user's reason replaces the loss of a worker. */
    @Override
    public ExecutionStage stop(String reason) {
        return stop.byUser() ? this : begin(execution, Stop.onRequest(reason));
    }

    /** Repeats the call to workers that may have missed it, and gives up those that do not stop. */
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
