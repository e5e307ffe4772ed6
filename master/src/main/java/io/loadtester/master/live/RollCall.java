package io.loadtester.master.live;

import io.loadtester.common.result.WorkerSecond;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Knows which workers have to report which seconds of a test. Belongs to the owner of the test's series. */
final class RollCall {

    private final Map<String, Integer> lastSeconds = new HashMap<>();
    private final Set<String> finished = new HashSet<>();
    private Set<String> workers;

    private final @Nullable String only;

    /** @param only the only worker that counts; null for all */
    RollCall(LoadTest test, @Nullable String only) {
        this.only = only;
        workers = workersOf(test);
    }

    void replaceTest(LoadTest test) {
        workers = workersOf(test);
    }

    void reported(WorkerSecond workerSecond) {
        lastSeconds.merge(workerSecond.workerId(), workerSecond.second(), Math::max);
    }

    /** The worker's attack has ended; nothing is expected after its last worker second. */
    void finished(String workerId) {
        finished.add(workerId);
    }

    /** How many worker seconds there should be from one second to another (exclusive). */
    int expected(int fromSecond, int toSecond) {
        int expected = 0;
        for (String worker : workers) {
            int end = finished.contains(worker) ? lastSeconds.getOrDefault(worker, -1) + 1 : toSecond;
            expected += Math.max(0, Math.min(toSecond, end) - fromSecond);
        }
        return expected;
    }

    /** All workers except lost ones. */
    private Set<String> workersOf(LoadTest test) {
        Set<String> lost = test.status().attacks().stream()
                .filter(attack -> !attack.lost().isEmpty())
                .map(Attack::workerId)
                .collect(Collectors.toSet());
        return test.status().attacks().stream()
                .map(Attack::workerId)
                .filter(worker -> !lost.contains(worker) && (only == null || only.equals(worker)))
                .collect(Collectors.toSet());
    }
}
