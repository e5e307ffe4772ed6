package io.loadtester.master.dispatch;

import org.jspecify.annotations.Nullable;

/** A start was undone and the test waits for workers again: the execution is over. */
final class Requeued implements ExecutionStage {

    private final Execution execution;
    private final String why;

    /**
     * @param why why it has not started
     */
    Requeued(Execution execution, String why) {
        this.execution = execution;
        this.why = why;
    }

    /** The next stage of a test that has not started: back to the queue, or its end if a user stopped it. */
    static ExecutionStage unlessStopped(Execution execution, @Nullable Stop stop, String why) {
        if (stop == null) {
            return new Requeued(execution, why);
        }
        execution.forgetPlan();
        return Ending.beforeStart(execution, stop.reason());
    }

    @Override
    public ExecutionStage enter() {
        execution.listener().requeued(execution, why);
        return this;
    }

    @Override
    public boolean holdsWorkers() {
        return false;
    }
}
