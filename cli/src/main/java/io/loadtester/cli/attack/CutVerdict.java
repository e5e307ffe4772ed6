package io.loadtester.cli.attack;

import io.loadtester.attack.SecondCut;
import io.loadtester.common.result.Verdict;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.reporting.verdict.VerdictTally;
import io.loadtester.worker.health.HealthMonitor;
import io.loadtester.worker.publishing.Backlog;
import java.util.UUID;

/**
 * Computes the verdict of an attack from this process like that of a worker. Nothing is published, so no results can be
 * lost.
 */
final class CutVerdict {

    private static final UUID TEST_ID = new UUID(0, 0);
    private static final Backlog NONE = new Backlog(0, 0);

    private final HealthMonitor health = new HealthMonitor(() -> NONE);
    private final VerdictTally tally = new VerdictTally();

    void add(SecondCut cut) {
        tally.add(new WorkerSecond(
                TEST_ID,
                "this process",
                cut.second(),
                cut.waiting(),
                cut.inFlight(),
                cut.connections(),
                health.health(cut.startDelayP99Nanos(), cut.releaseDelayP99Nanos(), cut.loopLagNanos()),
                cut.scheduled(),
                0,
                cut.skipped()));
    }

    Verdict verdict() {
        return tally.verdict();
    }
}
