package io.loadtester.master.reports;

import io.loadtester.common.result.Pulse;
import io.loadtester.common.test.LoadTest;
import io.loadtester.storage.results.IntervalFilter;
import java.util.Set;

/**
 * The part of a test that a report is about.
 *
 * @param from first second of the test
 * @param to exclusive
 * @param isWindow whether somebody asked for just these seconds, be they all
 * @param targets names; empty for all
 * @param workers ids; empty for all
 */
record Selection(int from, int to, boolean isWindow, Set<String> targets, Set<String> workers) {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    Selection {
        targets = Set.copyOf(targets);
        workers = Set.copyOf(workers);
    }

    static Selection all(LoadTest test) {
        return new Selection(0, secondsOf(test), false, Set.of(), Set.of());
    }

    /** How many seconds a test has, a last one that is cut short included. */
    static int secondsOf(LoadTest test) {
        long nanos = test.spec().duration().toNanos();
        return (int) Math.min(Integer.MAX_VALUE, (nanos - 1) / NANOS_PER_SECOND + 1);
    }

    int seconds() {
        return to - from;
    }

    boolean isWhole() {
        return !isWindow && targets.isEmpty() && workers.isEmpty();
    }

    boolean hasTarget(String name) {
        return targets.isEmpty() || targets.contains(name);
    }

    boolean hasWorker(String id) {
        return workers.isEmpty() || workers.contains(id);
    }

    /** Whether a worker's second is one of those selected; a target has none of its own. */
    boolean covers(Pulse pulse) {
        boolean inWindow = !isWindow || (pulse.second() >= from && pulse.second() < to);
        return inWindow && hasWorker(pulse.workerId());
    }

    long fromNanos() {
        return from * NANOS_PER_SECOND;
    }

    long toNanos() {
        return to * NANOS_PER_SECOND;
    }

    IntervalFilter filter() {
        return isWindow
                ? new IntervalFilter(from, to, targets, workers)
                : new IntervalFilter(0, Integer.MAX_VALUE, targets, workers);
    }
}
