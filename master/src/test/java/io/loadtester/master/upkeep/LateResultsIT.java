package io.loadtester.master.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.master.HandMade;
import io.loadtester.master.RunningMaster;
import io.loadtester.master.reports.Outcomes;
import io.loadtester.storage.results.ResultReader;
import io.loadtester.storage.tests.TestStore;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What happens to tests whose results arrive after they were given up. */
class LateResultsIT {

    private static final int SECONDS = 3;

    private static final RunningMaster MASTER = RunningMaster.start(RunningMaster.newDatabase("late_results"));

    private final Instant end = Instant.now().minusSeconds(60);
    private final LateResults lateResults =
            new LateResults(bean(TestStore.class), bean(ResultReader.class), bean(Outcomes.class));

    @AfterAll
    static void stop() {
        MASTER.context.close();
    }

    @Test
    void completesATestWhoseLastResultsComeAfterAll() {
        LoadTest test = stored(end, "");
        store(test, "alpha");
        lateResults.look(Instant.now());
        assertThat(report(test).path("state").asString()).isEqualTo("PARTIALLY_FAILED");

        store(test, "beta");
        lateResults.look(Instant.now());

        assertThat(report(test).path("state").asString()).isEqualTo("COMPLETED");
        assertThat(report(test).path("complete").asBoolean()).isTrue();
        TestStatus status = bean(TestStore.class).find(test.id()).orElseThrow().status();
        assertThat(status.reason()).isEqualTo("its last results came after they had been given up");
        assertThat(status.endedAt()).isEqualTo(test.status().endedAt());
        assertThat(status.attacks()).isEqualTo(test.status().attacks());
    }

    @Test
    void leavesATestThatLostAWorker() {
        LoadTest test = stored(end, "silent for 30 s");
        store(test, "alpha");
        store(test, "beta");

        lateResults.look(Instant.now());

        assertThat(state(test)).isEqualTo(TestState.PARTIALLY_FAILED);
    }

    @Test
    void leavesATestWithAnAttackThatWasCutShort() {
        LoadTest test = stored(end, "");
        store(test, "alpha");
        Interval interval = HandMade.interval(test.id(), "beta", 0, 0, 5, 0);
        Manifest whole = HandMade.manifest(List.of(interval), end, end, end);
        Manifest cutShort = new Manifest(
                whole.testId(),
                whole.workerId(),
                whole.lastEpoch(),
                whole.intervals(),
                whole.lostIntervals(),
                whole.ledger(),
                whole.earliestUnixNanos(),
                whole.latestUnixNanos(),
                whole.endUnixNanos(),
                whole.startSkewNanos(),
                whole.clockUncertaintyNanos(),
                "the worker was shut down");
        MASTER.results().append(List.of(interval, cutShort));

        lateResults.look(Instant.now());

        assertThat(state(test)).isEqualTo(TestState.PARTIALLY_FAILED);
    }

    @Test
    void leavesATestThatEndedLongAgo() {
        LoadTest test = stored(end.minus(LateResults.EXPECTED_FOR), "");
        store(test, "alpha");
        store(test, "beta");

        lateResults.look(Instant.now());

        assertThat(state(test)).isEqualTo(TestState.PARTIALLY_FAILED);
    }

    /** A test on alpha and beta whose missing results were given up. */
    private static LoadTest stored(Instant endedAt, String lossOfBeta) {
        LoadTest ended = HandMade.endedTest(10, start(endedAt), SECONDS, List.of());
        List<Attack> attacks =
                List.of(ended.status().attacks().get(0), new Attack("beta", 1, new Share(0.5, 0.5), 0, lossOfBeta));
        LoadTest test = ended.withStatus(
                new TestStatus(TestState.PARTIALLY_FAILED, "results are missing", start(endedAt), endedAt, attacks));
        bean(TestStore.class).insert(test);
        return bean(TestStore.class).find(test.id()).orElseThrow();
    }

    private void store(LoadTest test, String worker) {
        MASTER.results().append(HandMade.attack(test.id(), worker, start(end), SECONDS, 5, 0));
    }

    private static Instant start(Instant endedAt) {
        return endedAt.minusSeconds(SECONDS);
    }

    private static TestState state(LoadTest test) {
        return bean(TestStore.class).find(test.id()).orElseThrow().status().state();
    }

    private static JsonNode report(LoadTest test) {
        return MASTER.get("/api/tests/" + test.id() + "/report");
    }

    private static <T> T bean(Class<T> type) {
        return MASTER.context.getBean(type);
    }
}
