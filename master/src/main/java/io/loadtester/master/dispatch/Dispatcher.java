package io.loadtester.master.dispatch;

import io.loadtester.common.test.LoadTest;
import io.loadtester.master.fleet.FleetLoop;
import io.loadtester.storage.tests.IdempotencyKey;
import io.loadtester.storage.tests.IdempotencyKeyTakenException;
import io.loadtester.storage.tests.TestStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The front door of dispatch, for any thread. */
public final class Dispatcher {

    private final FleetLoop loop;
    private final Conductor conductor;
    private final TestStore tests;
    private final Consumer<UUID> withdrawals;

    /** Tests that are being removed because the database did not say whether it stored them. */
    private final Set<UUID> withdrawn = ConcurrentHashMap.newKeySet();

    /** @param withdrawals removes a test that may have been stored; does not wait */
    Dispatcher(FleetLoop loop, Conductor conductor, TestStore tests, Consumer<UUID> withdrawals) {
        this.loop = loop;
        this.conductor = conductor;
        this.tests = tests;
        this.withdrawals = withdrawals;
    }

    /** Stores and queues a new test; if this fails, nothing of the test remains. */
    public void submit(LoadTest test) {
        submit(test, () -> tests.insert(test));
    }

    /**
     * Stores and queues a new test, unless the submitter has used the key before.
     *
     * @throws IdempotencyKeyTakenException if so; then nothing of the test remains
     */
    public void submit(LoadTest test, IdempotencyKey key) {
        submit(test, () -> tests.insert(test, key));
    }

    private void submit(LoadTest test, Runnable insert) {
        try {
            insert.run();
        } catch (IdempotencyKeyTakenException e) {
            throw e;
        } catch (RuntimeException e) {
            // The connection may have broken after the database stored it.
            withdrawn.add(test.id());
            withdrawals.accept(test.id());
            throw e;
        }
        loop.ask(() -> {
            conductor.submit(test);
            return test;
        });
    }

    /** Whether the test is stored only because its submission failed, and is about to be removed. */
    public boolean isWithdrawn(UUID testId) {
        return withdrawn.contains(testId);
    }

    /**
     * Starts to stop a test, which ends a little later.
     *
     * @return false if it is not among the unfinished
     */
    public boolean stop(UUID testId, String reason) {
        return loop.ask(() -> conductor.stop(testId, reason));
    }

    /** Changes the load of a running test from a cut-over shortly after now on, or says why it does not. */
    public Optional<ChangeRefusal> change(UUID testId, LoadChange change) {
        return loop.ask(() -> conductor.change(testId, change));
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
