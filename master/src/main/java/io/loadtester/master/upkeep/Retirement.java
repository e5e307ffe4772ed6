package io.loadtester.master.upkeep;

import io.loadtester.common.threshold.ThresholdOutcome;
import io.loadtester.master.thresholds.Thresholds;
import io.loadtester.storage.Retention;
import io.loadtester.storage.RetirableWeek;
import io.loadtester.storage.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Retires weeks of tests whose intervals have been kept for long enough. Their minutes have to be rolled up before. */
final class Retirement {

    private static final Logger LOG = LoggerFactory.getLogger(Retirement.class);

    private final Retention retention;
    private final TestStore tests;
    private final Thresholds thresholds;
    private final @Nullable Duration retain;

    /** @param retain null for ever */
    Retirement(Retention retention, TestStore tests, Thresholds thresholds, @Nullable Duration retain) {
        this.retention = retention;
        this.tests = tests;
        this.thresholds = thresholds;
        this.retain = retain;
    }

    void run(Instant now) {
        retention.prepare(now);
        if (retain != null) {
            retention.retirable(now.minus(retain)).forEach(week -> retire(week, now));
        }
    }

    private void retire(RetirableWeek week, Instant now) {
        Map<UUID, List<ThresholdOutcome>> outcomes = new HashMap<>();
        week.tests().forEach(id -> tests.find(id).ifPresent(test -> outcomes.put(id, thresholds.outcomes(test, now))));
        if (retention.retire(week, outcomes)) {
            LOG.info(
                    "the intervals of {} tests are kept no more ({})",
                    week.tests().size(),
                    week.part());
        } else {
            LOG.warn("{} is kept for now: it is in use, or not all of it is rolled up", week.part());
        }
    }
}
