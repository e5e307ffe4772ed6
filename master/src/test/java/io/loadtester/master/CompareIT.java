package io.loadtester.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.Completions;
import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Published;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.storage.tests.TestStore;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Compares stored tests, and sets the baselines that new tests are compared with. */
class CompareIT {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int RATE = 50;

    private final RunningMaster master = RunningMaster.get();

    @Test
    void tellsByHowMuchATestIsSlowerThanTheReference() {
        UUID reference = stored(20, 2_000_000);
        UUID slower = stored(20, 2_400_000);

        JsonNode answer = master.get("/api/compare?tests=" + reference + "," + slower);

        assertThat(answer.path("confidence").asDouble()).isEqualTo(95);
        assertThat(answer.path("tests")).hasSize(2);
        JsonNode first = answer.path("tests").path(0);
        assertThat(first.path("testId").asString()).isEqualTo(reference.toString());
        assertThat(first.path("verdict").asString()).isEqualTo("valid");
        assertThat(first.path("complete").asBoolean()).isTrue();
        assertThat(first.path("requests").asLong()).isEqualTo(20 * RATE);
        assertThat(first.path("failures").asDouble()).isZero();
        assertThat(first.path("responseTime").path("p99.9").asLong()).isBetween(1_900_000L, 2_300_000L);
        JsonNode pair = answer.path("comparisons").path(0);
        assertThat(pair.path("testId").asString()).isEqualTo(slower.toString());
        assertThat(pair.path("verdict").asString()).isEqualTo("worse");
        JsonNode median = pair.path("figures").path(0);
        assertThat(median.path("figure").asString()).isEqualTo("p50");
        assertThat(median.path("unit").asString()).isEqualTo("nanos");
        assertThat(median.path("verdict").asString()).isEqualTo("worse");
        assertThat(median.path("difference").asDouble())
                .isBetween(median.path("low").asDouble(), median.path("high").asDouble());
        assertThat(median.path("relativeDifference").asDouble()).isBetween(0.15, 0.25);
        JsonNode outermost = pair.path("figures").path(3);
        assertThat(outermost.path("verdict").asString()).isEqualTo("too little data");
        assertThat(outermost.path("low").isNull()).isTrue();
        assertThat(pair.path("figures").path(4).path("relativeDifference").isNull())
                .isTrue();
        assertThat(answer.path("notes")).isEmpty();
    }

    @Test
    void warnsWhereTestsAreNotAlike() {
        UUID reference = stored(20, 2_000_000);
        UUID shorter = stored(10, 2_000_000);

        JsonNode answer = master.get("/api/compare?tests=" + reference + "," + shorter + "&tolerance=10");

        assertThat(answer.path("comparisons").path(0).path("verdict").asString())
                .isEqualTo("no difference found");
        assertThat(answer.path("notes")).hasSize(1);
        assertThat(answer.path("notes").path(0).asString())
                .contains("has a different duration than the reference: 10s, not 20s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?tests=",
                "?tests=ONE",
                "?tests=ONE,ONE",
                "?tests=ONE,",
                "?tests=ONE,x",
                "?tests=ONE,6f2b1c38-0f8e-4a58-9e2a-111111111111",
                "?tests=ONE,RUNNING",
                "?tests=ONE,EMPTY",
                "?tests=6f2b1c38-0f8e-4a58-9e2a-111111111111,6f2b1c38-0f8e-4a58-9e2a-111111111112,"
                        + "6f2b1c38-0f8e-4a58-9e2a-111111111113,6f2b1c38-0f8e-4a58-9e2a-111111111114,"
                        + "6f2b1c38-0f8e-4a58-9e2a-111111111115,6f2b1c38-0f8e-4a58-9e2a-111111111116"
            })
    void refusesWhatCannotBeCompared(String query) {
        String filled = query.replace("ONE", stored(6, 2_000_000).toString())
                .replace("RUNNING", inserted(TestState.RUNNING, 6).toString())
                .replace("EMPTY", inserted(TestState.STOPPED, 6).toString());

        HttpResponse<String> answer = master.send(master.authorized("/api/compare" + filled));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(master.json(answer).path("field").asString()).isEqualTo("tests");
    }

    @Test
    void refusesTermsThatMakeNoSense() {
        String pair = "/api/compare?tests=" + UUID.randomUUID() + "," + UUID.randomUUID();
        for (String terms : List.of("&confidence=100", "&confidence=x", "&tolerance=-1", "&tolerance=NaN")) {
            HttpResponse<String> answer = master.send(master.authorized(pair + terms));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(master.json(answer).path("field").asString()).isEqualTo(terms.substring(1, terms.indexOf('=')));
        }
    }

    @Test
    void keepsABaselineForEachTag() {
        String tag = "tag of " + UUID.randomUUID();
        String path = "/api/baselines/" + tag.replace(" ", "%20");
        UUID test = stored(6, 2_000_000);

        HttpResponse<String> set = put(path, "{\"testId\":\"" + test + "\"}");

        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        assertThat(master.json(set).path("tag").asString()).isEqualTo(tag);
        assertThat(master.json(set).path("setBy").asString()).isEqualTo("admin");
        assertThat(baselines(tag)).containsExactly(test.toString());
        assertThat(master.send(master.authorized(path).DELETE()).statusCode()).isEqualTo(204);
        assertThat(master.send(master.authorized(path).DELETE()).statusCode()).isEqualTo(404);
        assertThat(baselines(tag)).isEmpty();
    }

    @Test
    void forgetsTheBaselineWithItsTest() {
        String tag = UUID.randomUUID().toString();
        UUID test = stored(6, 2_000_000);
        put("/api/baselines/" + tag, "{\"testId\":\"" + test + "\"}");

        assertThat(master.send(master.authorized("/api/tests/" + test).DELETE()).statusCode())
                .isEqualTo(204);

        assertThat(baselines(tag)).isEmpty();
    }

    @Test
    void refusesABaselineThatIsNone() {
        String tag = UUID.randomUUID().toString();
        for (String testId : List.of(
                "x",
                UUID.randomUUID().toString(),
                inserted(TestState.STOPPED, 6).toString())) {
            HttpResponse<String> answer = put("/api/baselines/" + tag, "{\"testId\":\"" + testId + "\"}");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(master.json(answer).path("field").asString()).isEqualTo("testId");
        }
        assertThat(put("/api/baselines/" + "x".repeat(51), "{\"testId\":\"" + stored(6, 2_000_000) + "\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(baselines(tag)).isEmpty();
    }

    private List<String> baselines(String tag) {
        List<String> ids = new ArrayList<>();
        for (JsonNode baseline : master.get("/api/baselines").path("baselines")) {
            if (baseline.path("tag").asString().equals(tag)) {
                ids.add(baseline.path("testId").asString());
            }
        }
        return ids;
    }

    private HttpResponse<String> put(String path, String body) {
        return master.send(master.authorized(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    /** A completed test of one worker, whose response times vary slightly from second to second. */
    private UUID stored(int seconds, long responseNanos) {
        UUID id = inserted(TestState.COMPLETED, seconds);
        List<Interval> intervals = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            Latencies latencies = Latencies.create();
            long nanos = responseNanos + 20_000L * (second * 7 % 5);
            latencies.histogram(LatencyKind.RESPONSE).recordValueWithCount(nanos, RATE);
            latencies.histogram(LatencyKind.SERVICE).recordValueWithCount(nanos, RATE);
            latencies.histogram(LatencyKind.START_DELAY).recordValueWithCount(1_000, RATE);
            HitCounts counts = new HitCounts(
                    new Ledger(RATE, RATE, 0, RATE, 0),
                    RATE,
                    new Completions(RATE, 0),
                    Map.of(200, (long) RATE),
                    Map.of(),
                    0,
                    0,
                    0);
            intervals.add(new Interval(id, "alone", 1, second, second, "home", counts, latencies, List.of()));
        }
        Instant latest = START.plusSeconds(seconds).minusMillis(20);
        List<Published> all = new ArrayList<>(intervals);
        for (Interval each : intervals) {
            all.add(HandMade.workerSecond(id, "alone", each.second(), RATE, 0));
        }
        all.add(HandMade.manifest(intervals, START, latest, latest.plusMillis(3)));
        master.results().append(all);
        return id;
    }

    private UUID inserted(TestState state, int seconds) {
        UUID id = UUID.randomUUID();
        Target target = new Target("home", "GET", URI.create("http://127.0.0.1:1/"), List.of(), Body.EMPTY);
        master.context
                .getBean(TestStore.class)
                .insert(new LoadTest(
                        id,
                        "compared",
                        new AttackSpec(
                                "compared",
                                new ConstantPacer(RATE),
                                Duration.ofSeconds(seconds),
                                List.of(target),
                                AttackOptions.DEFAULTS),
                        1,
                        RateDistribution.SHARED,
                        List.of(),
                        OnWorkerLoss.REBALANCE,
                        List.of(),
                        "admin",
                        START,
                        new TestStatus(
                                state,
                                "",
                                START,
                                state.isFinal() ? START.plusSeconds(seconds) : null,
                                List.of(new Attack("alone", 1, Share.WHOLE, 0, ""))),
                        List.of()));
        return id;
    }
}
