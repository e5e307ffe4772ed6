package io.loadtester.master.live;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of the live view: one that owns the hub, one that reads Kafka, one that reads storage, and writers that
 * come and go with the viewers.
 */
record LiveThreads(
        ScheduledExecutorService live, ExecutorService kafka, ExecutorService storage, ExecutorService writers)
        implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveThreads.class);

    /** Each viewer occupies at most one writer. */
    static final int MAX_VIEWERS = 500;

    static LiveThreads start() {
        return new LiveThreads(
                Executors.newSingleThreadScheduledExecutor(named("live")),
                Executors.newSingleThreadExecutor(named("live-kafka")),
                Executors.newSingleThreadExecutor(named("live-storage")),
                new ThreadPoolExecutor(
                        0, MAX_VIEWERS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), named("live-writer")));
    }

    /** Runs a task on the live thread periodically, even after it has failed. */
    void every(Duration period, Runnable task) {
        Runnable guarded = () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("a task of the live thread failed", e);
            }
        };
        var unused = live.scheduleWithFixedDelay(guarded, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void close() {
        kafka.shutdownNow();
        live.shutdownNow();
        storage.shutdownNow();
        writers.shutdownNow();
    }
}
