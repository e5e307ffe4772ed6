package io.loadtester.master.dispatch;

import io.loadtester.common.result.Plural;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.wire.fleet.AttackProgress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Workers attack until all attacks have ended. There is no deadline, except for workers of an earlier master to return.
 */
final class Running implements ExecutionStage {

    private static final Logger LOG = LoggerFactory.getLogger(Running.class);

    private final Execution execution;

    Running(Execution execution) {
        this.execution = execution;
    }

    /** All workers have begun: tells listeners and stores the state. */
    static Running begin(Execution execution) {
        DispatchContext context = execution.context();
        LoadTest test = execution.test();
        List<String> workers = execution.attacks().workers();
        execution.become(TestState.RUNNING, "");
        workers.forEach(worker -> context.roster().occupy(worker, test.id(), execution.weightOf(worker)));
        LOG.info("test {} starts on {}", test.id(), workers);
        context.save(execution);
        context.tell(execution, "started", "starts on " + Plural.of(workers.size(), "worker"));
        return new Running(execution);
    }

    @Override
    public ExecutionStage enter() {
        return settleWhenAllEnded();
    }

    @Override
    public ExecutionStage tick() {
        if (execution.attacks().areAllOverdue()) {
            return Settling.withoutWorkers(execution, null);
        }
        return Losses.ofOverdue(execution, this);
    }

    @Override
    public ExecutionStage reported(TrackedAttack attack, @Nullable AttackProgress progress) {
        boolean stays = attack.isAttacking() && !attack.isDraining();
        attack.reported(progress);
        if (stays && progress != null && !progress.reason().isEmpty()) {
            return Losses.ofDrained(execution, attack, progress.reason(), this);
        }
        return settleWhenAllEnded();
    }

    @Override
    public ExecutionStage lost(List<TrackedAttack> lost, String reason) {
        return Losses.of(execution, lost, reason, this);
    }

    @Override
    public ExecutionStage stop(String reason) {
        return Stopping.begin(execution, Stop.onRequest(reason));
    }

    private ExecutionStage settleWhenAllEnded() {
        return execution.attacks().haveAllEnded() ? new Settling(execution, null) : this;
    }
}
