package io.loadtester.master.dispatch;

import io.loadtester.common.test.LoadTest;
import io.loadtester.master.fleet.FleetLoop;
import io.loadtester.storage.TestStore;
import java.util.List;
import java.util.UUID;

/** The front door of dispatch, for any thread. */
public final class Dispatcher {

    private final FleetLoop loop;
    private final Conductor conductor;
    private final TestStore tests;

    Dispatcher(FleetLoop loop, Conductor conductor, TestStore tests) {
        this.loop = loop;
        this.conductor = conductor;
        this.tests = tests;
    }

    /** Stores a new test and queues it. */
    public void submit(LoadTest test) {
        tests.insert(test);
        loop.ask(() -> {
            conductor.submit(test);
            return test;
        });
    }

    /**
     * Has a test stopped; it ends some moments later.
     *
     * @return false if it is not among the unfinished
     */
    public boolean stop(UUID testId, String reason) {
        return loop.ask(() -> conductor.stop(testId, reason));
    }

    /** Has a test stopped because of what was measured, if it still attacks. */
    public void abort(UUID testId, String reason) {
        loop.execute(() -> conductor.abort(testId, reason));
    }

    void resume(List<LoadTest> unfinished) {
        loop.ask(() -> {
            conductor.resume(unfinished);
            return unfinished;
        });
    }
}
