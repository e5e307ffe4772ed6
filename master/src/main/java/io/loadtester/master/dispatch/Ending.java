package io.loadtester.master.dispatch;

import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The final state is being stored; once it is, listeners are told and the execution is over. */
final class Ending implements ExecutionStage {

    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    private final Execution execution;
    private final Outcome outcome;

    Ending(Execution execution, Outcome outcome) {
        this.execution = execution;
        this.outcome = outcome;
    }

    /** A user stopped it before it started. */
    static Ending beforeStart(Execution execution, String reason) {
        return new Ending(execution, new Outcome(TestState.STOPPED, reason + " before it started"));
    }

    @Override
    public ExecutionStage enter() {
        DispatchContext context = execution.context();
        execution.end(outcome.state(), outcome.reason());
        execution.attacks().workers().forEach(context.roster()::release);
        execution.onAnswer(this, context.ports().journal().write(execution.test()), stored -> stored());
        return this;
    }

    private ExecutionStage stored() {
        LoadTest test = execution.test();
        LOG.info("test {} ended: {} {}", test.id(), outcome.state(), outcome.reason());
        execution.listener().ended(execution);
        execution.context().tell(execution, "ended", outcome.inWords());
        execution.context().ports().board().remove(test);
        return this;
    }

    @Override
    public boolean holdsWorkers() {
        return false;
    }
}
