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
 * Tests that wait for workers, first come, first served. Only a test that needs more workers than can be had is passed
 * over, so that it does not hold up the others for ever. Owned by the fleet's thread.
 */
final class PendingQueue {

    private final List<LoadTest> tests = new ArrayList<>();
    private final Map<UUID, String> failures = new HashMap<>();

    void add(LoadTest test) {
        tests.add(test);
    }

    /**
     * Puts a test that could not be started back to the front.
     *
     * @param failure why it could not be started; becomes part of the reason it waits
     */
    void putBack(LoadTest test, String failure) {
        tests.add(0, test);
        failures.put(test.id(), failure);
    }

    /** Takes a test out; empty if it does not wait here. */
    Optional<LoadTest> remove(UUID testId) {
        Iterator<LoadTest> each = tests.iterator();
        while (each.hasNext()) {
            LoadTest test = each.next();
            if (test.id().equals(testId)) {
                each.remove();
                failures.remove(testId);
                return Optional.of(test);
            }
        }
        return Optional.empty();
    }

    /** In their order. */
    List<LoadTest> waiting() {
        return List.copyOf(tests);
    }

    /**
     * Starts what can be started and gives the others their reasons.
     *
     * @param usable how many workers are free or can be expected to be
     * @param start takes a test and its workers
     * @return tests whose reason is a new one
     */
    List<LoadTest> serve(List<String> free, int usable, BiConsumer<LoadTest, List<String>> start) {
        List<String> left = new ArrayList<>(free);
        List<LoadTest> changed = new ArrayList<>();
        int before = 0;
        boolean blocked = false;
        for (LoadTest test : List.copyOf(tests)) {
            int needed = test.workerCount();
            if (!blocked && needed <= left.size()) {
                tests.remove(test);
                failures.remove(test.id());
                List<String> taken = List.copyOf(left.subList(0, needed));
                left.removeAll(taken);
                start.accept(test, taken);
                continue;
            }
            String reason = blocked && needed <= left.size() ? "waits behind " + tests(before) : needs(needed, left);
            reason += failures.containsKey(test.id()) ? "; " + failures.get(test.id()) : "";
            blocked |= needed <= usable;
            before++;
            if (!test.status().reason().equals(reason)) {
                LoadTest renewed = test.withStatus(TestStatus.pending(reason));
                tests.set(tests.indexOf(test), renewed);
                changed.add(renewed);
            }
        }
        return changed;
    }

    private static String needs(int needed, List<String> ready) {
        return "needs " + Plural.of(needed, "worker") + ", "
                + (ready.isEmpty() ? "none is" : ready.size() == 1 ? "1 is" : ready.size() + " are") + " ready";
    }

    private static String tests(int count) {
        return count == 1 ? "another test" : count + " other tests";
    }
}
