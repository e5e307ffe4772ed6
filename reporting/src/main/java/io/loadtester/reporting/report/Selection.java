package io.loadtester.reporting.report;

import io.loadtester.common.result.WorkerSecond;
import io.loadtester.common.test.LoadTest;
import java.util.Set;

/**
 * The part of a test that a report covers.
 *
 * @param from first second of the test
 * @param to exclusive
 * @param isWindow whether these seconds were requested explicitly, even if they are all
 * @param targets names; empty for all
 * @param workers ids; empty for all
 */
public record Selection(int from, int to, boolean isWindow, Set<String> targets, Set<String> workers) {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    public Selection {
        targets = Set.copyOf(targets);
        workers = Set.copyOf(workers);
    }

    public static Selection all(LoadTest test) {
        return new Selection(0, secondsOf(test), false, Set.of(), Set.of());
    }

    /** The number of seconds of a test, including a partial last one. */
    public static int secondsOf(LoadTest test) {
        long nanos = test.spec().duration().toNanos();
        return (int) Math.min(Integer.MAX_VALUE, (nanos - 1) / NANOS_PER_SECOND + 1);
    }

    public int seconds() {
        return to - from;
    }

    public boolean isWhole() {
        return !isWindow && targets.isEmpty() && workers.isEmpty();
    }

    public boolean hasTarget(String name) {
        return targets.isEmpty() || targets.contains(name);
    }

    public boolean hasWorker(String id) {
        return workers.isEmpty() || workers.contains(id);
    }

    /** Whether a worker's second is one of those selected; a target has none of its own. */
    public boolean covers(WorkerSecond workerSecond) {
        boolean inWindow = !isWindow || (workerSecond.second() >= from && workerSecond.second() < to);
        return inWindow && hasWorker(workerSecond.workerId());
    }

    public long fromNanos() {
        return from * NANOS_PER_SECOND;
    }

    public long toNanos() {
        return to * NANOS_PER_SECOND;
    }
}
