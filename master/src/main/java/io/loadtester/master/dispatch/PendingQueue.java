package io.loadtester.master.dispatch;

import io.loadtester.common.result.Plural;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Tests that wait for workers, first come, first served. A test that needs more workers than there are is passed over, so
 * that it does not block the others. The first of the others that cannot start is the head of the queue: a test behind it
 * may start first if that does not delay the head. Owned by the fleet's thread.
 */
final class PendingQueue {

    /** What a test takes beyond its duration: the time until its start, and its last hits and results. */
    private static final long OVERHEAD_NANOS =
            Assigning.START_AHEAD.plusSeconds(1).toNanos();

    /**
     * Failed attempts to start a test.
     *
     * @param why why the last one failed
     */
    private record Attempts(int count, String why) {}

    private final List<LoadTest> tests = new ArrayList<>();
    private final Map<UUID, Attempts> attempts = new HashMap<>();

    void add(LoadTest test) {
        tests.add(test);
    }

    /**
     * Puts a test that could not be started back to the front.
     *
     * @param failure why it could not be started; becomes part of the reason it waits
     * @return how many attempts have failed so far
     */
    int putBack(LoadTest test, String failure) {
        tests.add(0, test);
        return attempts.merge(
                        test.id(),
                        new Attempts(1, failure),
                        (before, last) -> new Attempts(before.count() + 1, last.why()))
                .count();
    }

    /** Forgets the attempts of a test that is over. */
    void forget(UUID testId) {
        attempts.remove(testId);
    }

    /** Removes a test; empty if it is not waiting here. */
    Optional<LoadTest> remove(UUID testId) {
        Iterator<LoadTest> each = tests.iterator();
        while (each.hasNext()) {
            LoadTest test = each.next();
            if (test.id().equals(testId)) {
                each.remove();
                return Optional.of(test);
            }
        }
        return Optional.empty();
    }

    /** In queue order. */
    List<LoadTest> waiting() {
        return List.copyOf(tests);
    }

    /**
     * Starts the tests that can start and gives the others the reason why they wait.
     *
     * @param free the workers that can be given a test
     * @param forecast when workers will be free, these among them
     * @param start takes a test and its workers
     * @return tests whose reason has changed
     */
    List<LoadTest> serve(List<String> free, Forecast forecast, BiConsumer<LoadTest, List<String>> start) {
        List<String> left = new ArrayList<>(free);
        Forecast expected = forecast;
        List<LoadTest> changed = new ArrayList<>();
        int before = 0;
        int ofHead = 0;
        for (LoadTest test : List.copyOf(tests)) {
            int needed = test.workerCount();
            boolean fits = needed <= left.size();
            Forecast after = fits ? expected.after(needed, runNanos(test)) : expected;
            if (fits && (ofHead == 0 || after.untilFree(ofHead) <= expected.untilFree(ofHead))) {
                expected = after;
                List<String> taken = List.copyOf(left.subList(0, needed));
                left.removeAll(taken);
                tests.remove(test);
                start.accept(test, taken);
                continue;
            }
            if (ofHead == 0 && needed <= forecast.workers()) {
                ofHead = needed;
            }
            changed.addAll(explain(test, fits ? "waits behind " + tests(before) : needs(needed, left)));
            before++;
        }
        return changed;
    }

    private static long runNanos(LoadTest test) {
        return test.spec().extent().endNanos() + OVERHEAD_NANOS;
    }

    /** Gives a test the reason why it waits; returns the test if the reason has changed. */
    private List<LoadTest> explain(LoadTest test, String waits) {
        Attempts failed = attempts.get(test.id());
        String reason =
                waits + (failed == null ? "" : "; attempt " + failed.count() + " to start it failed: " + failed.why());
        if (test.status().reason().equals(reason)) {
            return List.of();
        }
        LoadTest renewed = test.withStatus(TestStatus.pending(reason));
        tests.set(tests.indexOf(test), renewed);
        return List.of(renewed);
    }

    private static String needs(int needed, List<String> ready) {
        return "needs " + Plural.of(needed, "worker") + ", "
                + (ready.isEmpty() ? "none is" : ready.size() == 1 ? "1 is" : ready.size() + " are") + " ready";
    }

    private static String tests(int count) {
        return count == 1 ? "another test" : count + " other tests";
    }
}
