package io.loadtester.master.term;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the mastership every second, on a thread of its own. */
public final class TermWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TermWatch.class);
    private static final long PERIOD_MILLIS = 1_000;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread watch = new Thread(task, "term-watch");
        watch.setDaemon(true);
        return watch;
    });
    private final Mastership mastership;
    private final Runnable end;

    /** @param end ends this process, because it could not take over; must not wait */
    TermWatch(Mastership mastership, Runnable end) {
        this.mastership = mastership;
        this.end = end;
    }

    /** Takes over now if no other master is active; otherwise, or if that fails, later. */
    public void start() {
        mastership.look();
        var unused = thread.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            mastership.look();
        } catch (RuntimeException e) {
            LOG.error("this master cannot take over, and ends", e);
            end.run();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
