package io.loadtester.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.Published;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.spec.threshold.ThresholdParser;
import io.loadtester.storage.tests.TestStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The outcome of a test is the same wherever it is shown. */
class OutcomeIT {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final RunningMaster master = RunningMaster.get();

    @Test
    void isTheSameInListTestReportAndComparison() {
        LoadTest good = stored(10, 0, "success > 99%");
        LoadTest bad = stored(9, 1, "success > 99%");

        assertEverywhere(good, "passed", "Its threshold passed; 100 % of 40 hits succeeded.");
        assertEverywhere(bad, "failed", "Its threshold failed: success > 99%, was 36 of 40 hits (90%).");
        JsonNode compared =
                master.get("/api/compare?tests=" + good.id() + "," + bad.id()).path("tests");
        assertThat(compared.get(0).path("outcome").path("kind").asString()).isEqualTo("passed");
        assertThat(compared.get(1).path("outcome").path("kind").asString()).isEqualTo("failed");
    }

    @Test
    void failsATargetThatIsNotThereWhateverPasses() {
        LoadTest dead = stored(0, 10, "p99(response, all) < 1s");

        assertEverywhere(dead, "failed", "None of 40 hits succeeded (dns 40).");
    }

    @Test
    void hasNoReportOfATestThatNeverRan() {
        LoadTest never = HandMade.endedTest(20, START, 2, List.of())
                .withStatus(new TestStatus(TestState.FAILED, "no worker took it", null, START, List.of()));
        master.context.getBean(TestStore.class).insert(never);

        JsonNode outcome = master.get("/api/tests/" + never.id()).path("outcome");

        assertThat(outcome.path("kind").asString()).isEqualTo("failed");
        assertThat(master.send(master.authorized("/api/tests/" + never.id() + "/report")))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(409))
                .satisfies(answer ->
                        assertThat(answer.body()).contains("The test never ran. No hit was due: no worker took it."));
    }

    private void assertEverywhere(LoadTest test, String kind, String sentence) {
        List<JsonNode> shown = new ArrayList<>();
        master.get("/api/tests?limit=200").path("tests").forEach(each -> {
            if (each.path("testId").asString().equals(test.id().toString())) {
                shown.add(each.path("outcome"));
            }
        });
        shown.add(master.get("/api/tests/" + test.id()).path("outcome"));
        shown.add(master.get("/api/tests/" + test.id() + "/report").path("outcome"));
        shown.add(master.get("/api/tests/" + test.id() + "/report?from=0&to=1").path("outcome"));
        assertThat(shown).hasSize(4).allSatisfy(outcome -> {
            assertThat(outcome.path("kind").asString()).isEqualTo(kind);
            assertThat(outcome.path("sentence").asString()).isEqualTo(sentence);
        });
    }

    /** Two workers for two seconds, with the given numbers of hits per second that succeed and fail. */
    private LoadTest stored(int succeeding, int failing, String threshold) {
        LoadTest test = HandMade.endedTest(20, START, 2, List.of(ThresholdParser.parse(threshold)));
        List<Published> results = new ArrayList<>();
        for (String worker : List.of("alpha", "beta")) {
            results.addAll(HandMade.attack(test.id(), worker, START, 2, succeeding, failing));
        }
        master.context.getBean(TestStore.class).insert(test);
        master.results().append(results);
        return test;
    }
}
