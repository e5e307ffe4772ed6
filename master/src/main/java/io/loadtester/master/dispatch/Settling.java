package io.loadtester.master.dispatch;

import io.loadtester.common.test.TestState;
import io.loadtester.master.dispatch.Execution.Phase;
import io.loadtester.master.reports.Completeness;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How tests whose attacks have all ended wait until their results are stored, and when they give up. Used on the
 * fleet's thread only.
 */
final class Settling {

    /** How long nothing may happen to a test's last results before what is missing is given up. */
    static final Duration SETTLE_WITHIN = Duration.ofSeconds(60);

    /** A look that takes longer had to wait for the database, as results have to. */
    static final Duration LOOK_WITHIN = Duration.ofSeconds(5);

    /** Tests that settle sooner need not say what they wait for. */
    static final Duration SAY_AFTER = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

    private final DispatchContext context;
    private final Endings endings;

    Settling(DispatchContext context, Endings endings) {
        this.context = context;
        this.endings = endings;
    }

    void beginWhenAllEnded(Execution execution) {
        if (execution.phase == Phase.RUNNING && execution.attacking().isEmpty()) {
            execution.phase = Phase.SETTLING;
            execution.sayWaitsAtNanos = context.after(SAY_AFTER);
            waitForMore(execution);
            look(execution);
        }
    }

    private void waitForMore(Execution execution) {
        boolean hopeless = execution.notLost().isEmpty() || execution.noneCameBack || execution.waitsNoMore;
        execution.giveUpAtNanos = context.after(hopeless ? Duration.ZERO : SETTLE_WITHIN);
    }

    /** A user stops the test: it is not waited for any longer, if it has been for a while. */
    void stopWaiting(Execution execution, String reason) {
        execution.stopReason = Objects.requireNonNullElse(execution.stopReason, reason);
        execution.waitsNoMore |= execution.saysItWaits;
    }

    /** Looks whether the results are stored; one look at a time. */
    void look(Execution execution) {
        if (execution.lookUnderWay) {
            if (context.isPast(execution.lookIsLateAtNanos)) {
                say(execution, AwaitedResults.DATABASE);
            }
            return;
        }
        execution.lookUnderWay = true;
        execution.lookIsLateAtNanos = context.after(LOOK_WITHIN);
        context.ports()
                .audit()
                .check(execution.test().id(), execution.notLost())
                .whenCompleteAsync((audit, failure) -> looked(execution, audit, failure), context.loop());
    }

    private void looked(Execution execution, Completeness audit, @Nullable Throwable failure) {
        execution.lookUnderWay = false;
        if (execution.phase != Phase.SETTLING) {
            return;
        }
        if (failure != null) {
            LOG.warn(
                    "test {}: what is stored cannot be looked at yet: {}",
                    execution.test().id(),
                    failure.getMessage());
            waitForMore(execution);
            say(execution, AwaitedResults.DATABASE);
            return;
        }
        AwaitedResults awaited = AwaitedResults.of(execution, audit, context.roster());
        boolean changed = !audit.equals(execution.lastAudit);
        execution.lastAudit = audit;
        if (changed || awaited.areUnsent() || execution.waitsNoMore || context.isPast(execution.lookIsLateAtNanos)) {
            waitForMore(execution);
        }
        if (audit.isSettled() || context.isPast(execution.giveUpAtNanos)) {
            endings.finish(execution, Outcome.of(execution, audit));
        } else {
            say(execution, awaited.inWords());
        }
    }

    /** Shows what is waited for; that is not stored, as it changes from second to second. */
    private void say(Execution execution, String what) {
        if (context.isPast(execution.sayWaitsAtNanos)) {
            TestState state = execution.test().status().state();
            String why = execution.whyStopping();
            execution.saysItWaits = true;
            execution.become(state, (why.isEmpty() ? "" : why + "; ") + "all hits have ended; " + what);
            context.post(execution);
        }
    }
}
