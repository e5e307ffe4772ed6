package io.loadtester.reporting.report;

import io.loadtester.common.result.Plural;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.PlannedLoad;
import java.util.concurrent.TimeUnit;

/**
 * The hits of a worker without a manifest that are unaccounted for: planned for its share until other workers took it
 * over, but in no stored interval. Some of them may have been sent.
 *
 * @param hits an upper bound, from 0
 * @param fromSecond the first second of the test with hits that may be missing
 * @param toSecond the last such second
 */
record Gap(long hits, int fromSecond, int toSecond) {

    /**
     * @param stored the worker's hits in stored intervals
     * @param storedSeconds the end of the worker's last stored second, in seconds into the test
     * @param testSeconds the end of any worker's last stored second
     */
    static Gap of(LoadTest test, String workerId, long stored, int storedSeconds, int testSeconds) {
        PlannedLoad load = test.plannedLoad();
        // After the last results nothing is planned any more: the test may have been stopped early.
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
