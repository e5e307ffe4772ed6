package io.loadtester.master.dispatch;

import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.master.dispatch.Execution.Phase;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How tests come to their end: stopping them, storing the final state. Used on the fleet's thread only. */
final class Endings {

    static final Duration STOP_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOP_AGAIN_AFTER = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Endings.class);

    private final DispatchContext context;
    private final Consumer<Execution> ended;

    /**
     * @param ended is told when a final state is stored
     */
    Endings(DispatchContext context, Consumer<Execution> ended) {
        this.context = context;
        this.ended = ended;
    }

    /** Tells the workers to stop; the test ends when they have. */
    void beginStopping(Execution execution, String reason) {
        execution.become(TestState.STOPPING, reason);
        if (execution.awaited().isEmpty()) {
            execution.giveUpAtNanos = context.after(STOP_WITHIN);
        }
        context.tell(execution, "stopping", reason);
        tellToStop(execution);
        context.save(execution);
    }

    /** Repeats what workers may not have heard, and gives up on those that do not answer. */
    void pressOn(Execution execution) {
        if (execution.stopReason == null && execution.abortReason == null) {
            return;
        }
        if (context.isPast(execution.nextStopNanos)) {
            tellToStop(execution);
        }
        if (execution.awaited().isEmpty() && context.isPast(execution.giveUpAtNanos)) {
            execution.attacking().forEach(TrackedAttack::giveUpWaiting);
        }
    }

    private void tellToStop(Execution execution) {
        execution.nextStopNanos = context.after(STOP_AGAIN_AFTER);
        context.tellToStop(execution, execution.whyStopping());
    }

    /** Has the final state stored, and tells of it then. */
    void finish(Execution execution, Outcome outcome) {
        execution.phase = Phase.ENDING;
        execution.end(outcome.state(), outcome.reason(), context.clock().now().truncatedTo(ChronoUnit.MICROS));
        execution.parts().forEach(part -> context.roster().release(part.workerId));
        LoadTest test = execution.test();
        context.ports()
                .journal()
                .write(test)
                .thenRunAsync(
                        () -> {
                            LOG.info("test {} ended: {} {}", test.id(), outcome.state(), outcome.reason());
                            ended.accept(execution);
                            context.tell(execution, "ended", outcome.inWords());
                            context.ports().board().remove(test);
                        },
                        context.loop());
    }
}
