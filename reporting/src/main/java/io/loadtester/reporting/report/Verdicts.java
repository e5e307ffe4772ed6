package io.loadtester.reporting.report;

import io.loadtester.common.result.Verdict;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.reporting.verdict.VerdictTally;
import java.util.HashMap;
import java.util.Map;

/** The verdicts on a test and on each of its workers, from their worker seconds. Mutable, used by one thread. */
final class Verdicts {

    private final VerdictTally test = new VerdictTally();
    private final Map<String, VerdictTally> workers = new HashMap<>();

    void add(WorkerSecond workerSecond) {
        test.add(workerSecond);
        workers.computeIfAbsent(workerSecond.workerId(), id -> new VerdictTally())
                .add(workerSecond);
    }

    /** @param scheduled hits that workers should have accounted for */
    Verdict ofTest(long lostIntervals, long scheduled) {
        return test.verdict(lostIntervals, scheduled);
    }

    Verdict ofWorker(String workerId, long lostIntervals, long scheduled) {
        return workers.getOrDefault(workerId, new VerdictTally()).verdict(lostIntervals, scheduled);
    }
}
