package io.loadtester.master.dispatch;

import io.loadtester.common.test.LoadTest;
import io.loadtester.master.fleet.FleetLoop;
import io.loadtester.storage.tests.TestStore;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** The front door of dispatch, for any thread. */
public final class Dispatcher {

    private final FleetLoop loop;
    private final Conductor conductor;
    private final TestStore tests;
    private final Consumer<UUID> withdrawals;

    /** @param withdrawals removes a test that may have been stored; does not wait */
    Dispatcher(FleetLoop loop, Conductor conductor, TestStore tests, Consumer<UUID> withdrawals) {
        this.loop = loop;
        this.conductor = conductor;
        this.tests = tests;
        this.withdrawals = withdrawals;
    }

    /** Stores and queues a new test; if this fails, nothing of the test remains. */
    public void submit(LoadTest test) {
        try {
            tests.insert(test);
        } catch (RuntimeException e) {
            // The connection may have broken after the database stored it.
            withdrawals.accept(test.id());
            throw e;
        }
        loop.ask(() -> {
            conductor.submit(test);
            return test;
        });
    }

    /**
     * Starts to stop a test, which ends a little later.
     *
     * @return false if it is not among the unfinished
     */
    public boolean stop(UUID testId, String reason) {
        return loop.ask(() -> conductor.stop(testId, reason));
    }

    /** Stops a test because of its results, if it is still attacking. */
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
