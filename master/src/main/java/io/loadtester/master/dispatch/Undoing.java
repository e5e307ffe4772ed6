package io.loadtester.master.dispatch;

import io.loadtester.common.test.TestState;
import io.loadtester.master.dispatch.Execution.Phase;
import io.loadtester.master.fleet.FleetClock;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Undoes starts that failed after workers had been told to begin. A test is tried again when each of its workers has said
 * that it published nothing of this try; else it fails, as a report could not tell the tries apart. Used on the fleet's
 * thread only.
 */
final class Undoing {

    private final DispatchContext context;
    private final Endings endings;
    private final BiConsumer<Execution, String> undone;

    /**
     * @param undone takes tests of which nothing is left, and why they could not start
     */
    Undoing(DispatchContext context, Endings endings, BiConsumer<Execution, String> undone) {
        this.context = context;
        this.endings = endings;
        this.undone = undone;
    }

    void begin(Execution execution, String why) {
        execution.phase = Phase.UNDOING;
        execution.undoReason = why;
        look(execution);
    }

    /** Tells those that have not undone it; to be called a few times a second. */
    void look(Execution execution) {
        for (TrackedAttack part : execution.parts()) {
            String workerId = part.workerId;
            if (execution.phase != Phase.UNDOING || execution.undone.contains(workerId)) {
                continue;
            }
            if (!context.roster().isLive(workerId)) {
                fail(execution, "worker " + workerId + ", which may have begun, is gone");
            } else if (execution.askedToUndo.add(workerId)) {
                callOff(execution, workerId);
            }
        }
    }

    private void callOff(Execution execution, String workerId) {
        long start = FleetClock.unixNanos(
                Objects.requireNonNull(execution.test().status().startsAt(), "it was to begin"));
        context.ports()
                .gateway()
                .callOff(
                        context.roster().address(workerId).orElse(""),
                        execution.test().id(),
                        start,
                        "not all workers of the test could begin")
                .whenCompleteAsync(
                        (published, failure) -> answered(execution, workerId, published, failure), context.loop());
    }

    private void answered(
            Execution execution, String workerId, @Nullable Boolean published, @Nullable Throwable failure) {
        execution.askedToUndo.remove(workerId);
        if (execution.phase != Phase.UNDOING || failure != null) {
            return;
        }
        if (Boolean.TRUE.equals(published)) {
            fail(execution, "worker " + workerId + " had begun alone");
            return;
        }
        execution.undone.add(workerId);
        if (execution.undone.size() == execution.parts().size()) {
            undone.accept(execution, execution.undoReason);
        }
    }

    private void fail(Execution execution, String why) {
        endings.finish(
                execution, new Outcome(TestState.FAILED, "could not start: " + execution.undoReason + "; " + why));
    }
}
