package io.loadtester.master.dispatch;

import io.loadtester.common.test.TestState;
import io.loadtester.master.fleet.FleetClock;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Undoes a start that failed after workers were told to begin. The test is retried once every worker has confirmed that it
 * published nothing of this attempt; otherwise it fails, because a report could not tell attempts apart. The only deadline
 * is the workers' leases: while they live, they are asked.
 */
final class Undoing implements ExecutionStage {

    private final Execution execution;
    private final DispatchContext context;
    private final String why;

    /** Workers that have confirmed. */
    private final Set<String> undone = new HashSet<>();

    /** Workers that have been asked and have not answered. */
    private final Set<String> asked = new HashSet<>();

    /** A user's request to stop; carried out once the start is undone. */
    private @Nullable Stop stop;

    /**
     * @param why why it could not start
     */
    Undoing(Execution execution, String why, @Nullable Stop stop) {
        this.execution = execution;
        this.context = execution.context();
        this.why = why;
        this.stop = stop;
    }

    @Override
    public ExecutionStage enter() {
        return tick();
    }

    /** Asks the workers that have not confirmed. */
    @Override
    public ExecutionStage tick() {
        for (String workerId : execution.attacks().workers()) {
            if (undone.contains(workerId)) {
                continue;
            }
            if (!context.roster().isLive(workerId)) {
                return failed("worker " + workerId + ", which may have begun, is gone");
            }
            if (asked.add(workerId)) {
                callOff(workerId);
            }
        }
        return this;
    }

    @Override
    public ExecutionStage stop(String reason) {
        stop = stop == null ? Stop.onRequest(reason) : stop;
        return this;
    }

    private void callOff(String workerId) {
        long start = FleetClock.unixNanos(
                Objects.requireNonNull(execution.test().status().startsAt(), "it was to begin"));
        execution.onCompletion(
                this,
                context.ports()
                        .gateway()
                        .callOff(
                                context.roster().address(workerId).orElse(""),
                                execution.test().id(),
                                start,
                                "not all workers of the test could begin"),
                (published, failure) -> answered(workerId, published, failure));
    }

    private ExecutionStage answered(String workerId, @Nullable Boolean published, @Nullable Throwable failure) {
        asked.remove(workerId);
        if (failure != null) {
            return this;
        }
        if (Boolean.TRUE.equals(published)) {
            return failed("worker " + workerId + " had begun alone");
        }
        undone.add(workerId);
        return undone.containsAll(execution.attacks().workers()) ? Requeued.unlessStopped(execution, stop, why) : this;
    }

    private ExecutionStage failed(String andWhy) {
        // Published results belong to an attempt that never counted, so there is no report.
        execution.forgetPlan();
        return new Ending(execution, new Outcome(TestState.FAILED, "could not start: " + why + "; " + andWhy));
    }
}
