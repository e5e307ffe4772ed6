package io.loadtester.master.dispatch;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Asks every second, on a thread of its own, whether the database answers, and tells what it found. */
final class DatabaseWatch implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread watch = new Thread(task, "database-watch");
        watch.setDaemon(true);
        return watch;
    });

    /**
     * @param answers may wait; must not throw
     * @param tell must not throw
     */
    DatabaseWatch(BooleanSupplier answers, Consumer<Boolean> tell) {
        var unused = thread.scheduleWithFixedDelay(
                () -> tell.accept(answers.getAsBoolean()), 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
