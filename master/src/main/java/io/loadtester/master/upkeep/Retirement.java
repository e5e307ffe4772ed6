package io.loadtester.master.upkeep;

import io.loadtester.common.threshold.ThresholdOutcome;
import io.loadtester.master.thresholds.Thresholds;
import io.loadtester.storage.DatabaseOutage;
import io.loadtester.storage.rollups.Retention;
import io.loadtester.storage.rollups.RetirableWeek;
import io.loadtester.storage.tests.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Retires weeks of tests whose intervals were kept long enough. Their minutes must have been rolled up before. */
final class Retirement {

    private static final Logger LOG = LoggerFactory.getLogger(Retirement.class);

    private final Retention retention;
    private final TestStore tests;
    private final Thresholds thresholds;
    private final @Nullable Duration retain;

    /** @param retain null to keep intervals forever */
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
        week.tests().forEach(id -> outcomes.put(id, outcomesOf(id, now)));
        if (retention.retire(week, outcomes)) {
            LOG.info("dropped the intervals of {} tests ({})", week.tests().size(), week.partition());
        } else {
            LOG.warn("{} is kept for now: it is in use or not completely rolled up", week.partition());
        }
    }

    /** Empty for a test that cannot be read, or whose hits cannot, so that it does not block all others. */
    private List<ThresholdOutcome> outcomesOf(UUID testId, Instant now) {
        try {
            return tests.find(testId)
                    .map(test -> thresholds.outcomes(test, now))
                    .orElse(List.of());
        } catch (RuntimeException e) {
            if (DatabaseOutage.isCauseOf(e)) {
                throw e;
            }
            LOG.warn("test {}: the outcomes of its thresholds cannot be kept", testId, e);
            return List.of();
        }
    }
}
