package io.loadtester.reporting.report;

import io.loadtester.common.result.Plural;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.PlannedLoad;
import java.util.concurrent.TimeUnit;

/**
 * What is not known of a worker that left without a manifest: hits that its share planned up to the instant at which
 * others took it over, and that no stored interval has. Some of them may have been sent.
 *
 * @param hits the most there can be, from 0
 * @param fromSecond the first second of the test of which something may be missing
 * @param toSecond the last one
 */
record Gap(long hits, int fromSecond, int toSecond) {

    /**
     * @param stored hits of the worker in stored intervals
     * @param storedSeconds up to which second of the test, exclusive, the worker has stored intervals
     * @param testSeconds up to which second any worker has
     */
    static Gap of(LoadTest test, String workerId, long stored, int storedSeconds, int testSeconds) {
        PlannedLoad load = test.plannedLoad();
        // Of a test that was stopped early nothing is planned after its last results.
        long known = Math.max(TimeUnit.SECONDS.toNanos(testSeconds), lostNanos(test, workerId));
        long until = Math.min(load.shareEndNanos(workerId), known);
        long planned = load.hitsOf(workerId, until).orElse(stored);
        int to = (int) TimeUnit.NANOSECONDS.toSeconds(Math.max(0, until - 1));
        return new Gap(Math.max(0, planned - stored), Math.min(storedSeconds, to), to);
    }

    private static long lostNanos(LoadTest test, String workerId) {
        return test.status().attacks().stream()
                .filter(attack -> attack.workerId().equals(workerId))
                .mapToLong(Attack::lostNanos)
                .max()
                .orElse(0);
    }

    /** In words, for a list of what is missing. */
    String text(String workerId) {
        String seconds = fromSecond == toSecond ? "second " + fromSecond : "seconds " + fromSecond + " to " + toSecond;
        return "worker " + workerId + ": up to " + Plural.of(hits, "hit") + " due in " + seconds
                + " were not sent, or their results were lost";
    }
}
