package io.loadtester.master;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a test would do, asked before it is submitted. */
class PlanIT {

    private final RunningMaster master = RunningMaster.get();

    @Test
    void saysHowManyHitsAndAtWhatRateAndStoresNothing() {
        long before = master.get("/api/tests").path("total").asLong();

        JsonNode plan = plan("""
                {"name": "plan", "duration": "30s", "workerCount": 2, "rateDistribution": "ramped",
                 "pacer": {"type": "linear", "startRatePerSecond": 10, "slopePerSecond": 3},
                 "targets": [{"method": "GET", "url": "http://127.0.0.1:1/"}]}""");

        assertThat(plan.path("durationNanos").asLong()).isEqualTo(30_000_000_000L);
        assertThat(plan.path("plannedHits").asLong()).isEqualTo(1_650);
        assertThat(plan.path("random").asBoolean()).isFalse();
        assertThat(plan.path("rate").toString()).isEqualTo("{\"lowest\":10.0,\"highest\":100.0}");
        assertThat(plan.path("workerRate").toString()).isEqualTo("{\"lowest\":2.5,\"highest\":75.0}");
        assertThat(plan.path("workerShares").toString()).isEqualTo("[0.25,0.75]");
        assertThat(plan.path("curve").toString())
                .isEqualTo("[{\"second\":0.0,\"ratePerSecond\":10.0},{\"second\":30.0,\"ratePerSecond\":100.0}]");
        assertThat(master.get("/api/tests").path("total").asLong()).isEqualTo(before);
    }

    @Test
    void countsTheWholeScheduleOfEveryWorkerThatDoesTheSame() {
        JsonNode plan = plan("""
                {"name": "plan", "duration": "10s", "workerCount": 2, "rateDistribution": "same",
                 "pacer": {"type": "constant", "ratePerSecond": 500},
                 "targets": [{"method": "GET", "url": "http://127.0.0.1:1/"}], "attack": {"maxRequests": 1000}}""");

        assertThat(plan.path("plannedHits").asLong()).isEqualTo(2_000);
        assertThat(plan.path("rate").toString()).isEqualTo("{\"lowest\":1000.0,\"highest\":1000.0}");
        assertThat(plan.path("workerRate").toString()).isEqualTo("{\"lowest\":500.0,\"highest\":500.0}");
    }

    @Test
    void hasNoRateAsFastAsPossible() {
        JsonNode plan = plan("""
                {"name": "plan", "duration": "10s", "pacer": {"type": "unpaced"},
                 "targets": [{"method": "GET", "url": "http://127.0.0.1:1/"}], "attack": {"maxWorkers": 10}}""");

        assertThat(plan.path("plannedHits").isNull()).isTrue();
        assertThat(plan.path("rate").isNull()).isTrue();
        assertThat(plan.path("workerRate").isNull()).isTrue();
        assertThat(plan.path("curve")).isEmpty();
    }

    @Test
    void namesTheBadFieldsAsTheSubmissionDoes() {
        String bad = "{\"name\": \"plan\", \"duration\": \"0s\", \"pacer\": {\"type\": \"constant\"}}";

        HttpResponse<String> plan = master.post("/api/tests/plan", bad);

        assertThat(plan.statusCode()).isEqualTo(400);
        assertThat(master.json(plan).path("errors"))
                .isNotEmpty()
                .isEqualTo(master.json(master.post("/api/tests", bad)).path("errors"));
    }

    private JsonNode plan(String body) {
        HttpResponse<String> answer = master.post("/api/tests/plan", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return master.json(answer);
    }
}
