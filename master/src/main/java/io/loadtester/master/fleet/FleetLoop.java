package io.loadtester.master.fleet;

import io.loadtester.master.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns the roster and all running tests, hence no locks there. Nothing that runs on it may block:
 * acks to workers wait behind it.
 */
public final class FleetLoop implements Executor, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FleetLoop.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread fleet = new Thread(task, "fleet");
        fleet.setDaemon(true);
        return fleet;
    });

    /** Runs the task on the fleet's thread, later; after {@link #close} it is dropped. */
    @Override
    public void execute(Runnable task) {
        try {
            thread.execute(guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("closed; a task is dropped");
        }
    }

    /** Runs a task periodically. */
    public void every(Duration period, Runnable task) {
        // The task is guarded, so its future never fails.
        var unused =
                thread.scheduleWithFixedDelay(guarded(task), period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Asks the fleet's thread something and waits for the answer. Call from other threads only. Rethrows what
     * the question throws.
     */
    public <T> T ask(Supplier<T> question) {
        try {
            return CompletableFuture.supplyAsync(question, thread).get(ANSWER_WITHIN.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            throw ProblemException.unavailable("This master is shutting down.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the fleet's thread did not answer within " + ANSWER_WITHIN, e);
        }
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("a task of the fleet's thread failed", e);
            }
        };
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
