package io.loadtester.master.dispatch;

import io.loadtester.common.test.LoadTest;
import io.loadtester.reporting.report.Completeness;
import io.loadtester.storage.DatabaseOutage;
import io.loadtester.storage.results.ResultReader;
import io.loadtester.storage.tests.TestStore;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Journal and audit on a thread of their own, so that the fleet's thread never waits for the database. Statuses are
 * written in their order, each until the database takes it: while that is away, tests run on and what happens to them
 * queues up here.
 */
final class StorageThread implements TestJournal, ResultAudit, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StorageThread.class);
    private static final long AGAIN_AFTER_MILLIS = 1_000;
    private static final long CLOSE_WITHIN_MILLIS = 3_000;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread journal = new Thread(task, "journal");
        journal.setDaemon(true);
        return journal;
    });
    private final TestStore tests;
    private final ResultReader results;

    StorageThread(TestStore tests, ResultReader results) {
        this.tests = tests;
        this.results = results;
    }

    @Override
    public CompletionStage<Void> write(LoadTest test) {
        return untilDone(test.id(), () -> tests.updateStatus(test));
    }

    /** Removes a test that may or may not have been stored; its client was told that it was not. */
    void withdraw(UUID testId) {
        var unused = untilDone(testId, () -> tests.delete(testId));
    }

    private CompletableFuture<Void> untilDone(UUID testId, Runnable change) {
        return CompletableFuture.runAsync(() -> repeatUntilDone(testId, change), thread);
    }

    private static void repeatUntilDone(UUID testId, Runnable change) {
        for (int attempt = 1; ; attempt++) {
            try {
                change.run();
                return;
            } catch (RuntimeException e) {
                if (!DatabaseOutage.isCauseOf(e)) {
                    LOG.error("test {}: what becomes of it cannot be stored", testId, e);
                    return;
                }
                if (attempt == 1) {
                    LOG.warn("test {}: what becomes of it cannot be stored yet: {}", testId, e.getMessage());
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(AGAIN_AFTER_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the master is closing", e);
        }
    }

    @Override
    public CompletionStage<Completeness> check(UUID testId, Set<String> workers) {
        return CompletableFuture.supplyAsync(() -> Completeness.of(workers, results.audit(testId)), thread);
    }

    /** Stores what is waiting, if the database accepts it at once. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_WITHIN_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("some statuses could not be stored before the end");
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
