package io.loadtester.master.dispatch;

import io.loadtester.common.test.TestState;
import io.loadtester.reporting.report.Completeness;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All attacks have ended, and the last results are being stored. The deadline is extended while these results make
 * progress; after it, missing results are given up.
 */
final class Settling implements ExecutionStage {

    /** How long a test waits without any progress of its last results before it gives up what is missing. */
    static final Duration SETTLE_WITHIN = Duration.ofSeconds(60);

    /** A check that takes longer was held up by the database, and so are results. */
    static final Duration LOOK_WITHIN = Duration.ofSeconds(5);

    /** Tests that settle sooner do not say what they wait for. */
    static final Duration SAY_AFTER = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

    private final Execution execution;
    private final DispatchContext context;
    private final boolean noneCameBack;
    private final Deadline sayWaits;
    private @Nullable Stop stop;
    private Deadline giveUp;

    /** When the current check is late; null if there is none. */
    private @Nullable Deadline lookIsLate;

    /** The result of the last check. */
    private @Nullable Completeness lastAudit;

    /** Whether the status says that the test waits. */
    private boolean saysItWaits;

    /** Whether a user has ended the wait for the last results. */
    private boolean waitsNoMore;

    /**
     * @param stop why it was stopped; null when it was not
     */
    Settling(Execution execution, @Nullable Stop stop) {
        this(execution, stop, false);
    }

    private Settling(Execution execution, @Nullable Stop stop, boolean noneCameBack) {
        this.execution = execution;
        this.context = execution.context();
        this.stop = stop;
        this.noneCameBack = noneCameBack;
        this.sayWaits = context.deadline(SAY_AFTER);
        this.giveUp = patience();
    }

    /** None of its workers returned after the master's restart: nothing more will arrive. */
    static Settling withoutWorkers(Execution execution, @Nullable Stop stop) {
        execution.attacks().all().forEach(TrackedAttack::giveUp);
        return new Settling(execution, stop, true);
    }

    @Override
    public ExecutionStage enter() {
        return tick();
    }

    /** Checks whether the results are stored; one check at a time. */
    @Override
    public ExecutionStage tick() {
        if (lookIsLate != null) {
            if (lookIsLate.isPast()) {
                say(AwaitedResults.DATABASE);
            }
            return this;
        }
        Deadline late = context.deadline(LOOK_WITHIN);
        lookIsLate = late;
        execution.onCompletion(
                this,
                context.ports()
                        .audit()
                        .check(execution.test().id(), execution.attacks().notLost()),
                (audit, failure) -> looked(audit, failure, late));
        return this;
    }

    /** Ends the wait for last results, if the status mentions it. */
    @Override
    public ExecutionStage stop(String reason) {
        stop = stop == null || !stop.byUser() ? Stop.onRequest(reason) : stop;
        waitsNoMore |= saysItWaits;
        return this;
    }

    /** All hits have been sent, so there is nothing to abort; the last results are still wanted. */
    @Override
    public ExecutionStage abort(String reason) {
        return this;
    }

    private ExecutionStage looked(@Nullable Completeness audit, @Nullable Throwable failure, Deadline late) {
        lookIsLate = null;
        if (audit == null) {
            LOG.warn(
                    "test {}: what is stored cannot be looked at yet: {}",
                    execution.test().id(),
                    failure == null ? "" : failure.getMessage());
            giveUp = patience();
            say(AwaitedResults.DATABASE);
            return this;
        }
        AwaitedResults awaited = AwaitedResults.of(execution, audit, context.roster());
        boolean changed = !audit.equals(lastAudit);
        lastAudit = audit;
        if (changed || awaited.areUnsent() || waitsNoMore || late.isPast()) {
            giveUp = patience();
        }
        if (audit.isSettled() || giveUp.isPast()) {
            return new Ending(execution, Outcome.of(execution, stop, noneCameBack, audit));
        }
        say(awaited.inWords());
        return this;
    }

    private Deadline patience() {
        boolean hopeless = execution.attacks().areAllLost() || noneCameBack || waitsNoMore;
        return context.deadline(hopeless ? Duration.ZERO : SETTLE_WITHIN);
    }

    /** Shows what the test waits for. Not stored, because it changes every second. */
    private void say(String what) {
        if (sayWaits.isPast()) {
            TestState state = execution.test().status().state();
            saysItWaits = true;
            execution.become(state, (stop == null ? "" : stop.reason() + "; ") + "all hits have ended; " + what);
            context.post(execution);
        }
    }
}
