package io.loadtester.master.upkeep;

import io.loadtester.master.reports.Outcomes;
import io.loadtester.storage.rollups.Rollups;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that rolls up results, handles late ones, determines outcomes and, hourly, retires old results. */
final class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int OUTCOMES_AT_ONCE = 20;
    private static final Duration RETIRE_EVERY = Duration.ofHours(1);

    private final Rollups rollups;
    private final LateResults lateResults;
    private final Outcomes outcomes;
    private final Retirement retirement;
    private final Clock clock;
    private final Thread thread = new Thread(this::run, "upkeep");
    private Instant retireNext = Instant.MIN;

    Upkeep(Rollups rollups, LateResults lateResults, Outcomes outcomes, Retirement retirement, Clock clock) {
        this.rollups = rollups;
        this.lateResults = lateResults;
        this.outcomes = outcomes;
        this.retirement = retirement;
        this.clock = clock;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        boolean failing = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                once(clock.instant());
                failing = false;
            } catch (RuntimeException e) {
                if (!failing && !Thread.currentThread().isInterrupted()) {
                    LOG.warn("upkeep of stored results failed: {}; trying again every 10 s", e.getMessage());
                }
                failing = true;
            }
            pause();
        }
    }

    private void once(Instant now) {
        rollups.rollUpAll(now);
        lateResults.look(now);
        outcomes.workOutUnknown(OUTCOMES_AT_ONCE);
        if (!now.isBefore(retireNext)) {
            retirement.run(now);
            retireNext = now.plus(RETIRE_EVERY);
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the current work is done or given up. */
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join(PAUSE.toMillis());
    }
}
