package io.loadtester.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.schedule.RateDistribution;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Counts independently: target, report and database must agree on the number of hits. */
class CountsIT {

    private static final int SECONDS = Integer.getInteger("e2e.seconds", 3);
    private static final int RATE = 2_000;

    private static final LocalSystem SYSTEM = LocalSystem.shared();
    private static final CountingTarget TARGET = new CountingTarget();

    @AfterAll
    static void closeTarget() {
        TARGET.close();
    }

    @ParameterizedTest
    @CsvSource({
        "SHARED, 2", "SHARED, 3", "SAME, 2", "SAME, 3", "WEIGHTED, 2",
        "WEIGHTED, 3", "RAMPED, 2", "RAMPED, 3", "BURST, 2", "BURST, 3"
    })
    void targetReportAndDatabaseAgreeOnTheNumberThatTheScheduleGives(RateDistribution distribution, int workers) {
        TARGET.takeArrivals();

        String testId = SYSTEM.api().submit(submission(distribution, workers));
        JsonNode report = SYSTEM.reportOf(testId);

        long planned = (long) RATE * SECONDS * (distribution == RateDistribution.SAME ? workers : 1);
        assertThat(report.get("complete").asBoolean()).as(report.toString()).isTrue();
        assertThat(TARGET.takeArrivals()).hasSize((int) planned);
        assertThat(report.get("planned").asLong()).isEqualTo(planned);
        assertThat(report.at("/ledger/scheduled").asLong()).isEqualTo(planned);
        assertThat(report.at("/ledger/answered").asLong()).isEqualTo(planned);
        assertThat(SYSTEM.query("select sum(answered) from attack_interval where test_id = '" + testId + "'"))
                .isEqualTo(Long.toString(planned));
        assertThat(SYSTEM.query(
                        "select count(distinct worker_id) from attack_interval where test_id = '" + testId + "'"))
                .isEqualTo(Integer.toString(workers));
    }

    @Test
    void sharedWorkersArriveAsOneEvenSchedule() {
        TARGET.takeArrivals();

        SYSTEM.reportOf(SYSTEM.api().submit(submission(RateDistribution.SHARED, 3)));
        long[] arrivals = TARGET.takeArrivals();

        long period = 1_000_000_000L / RATE;
        long[] offsets = new long[arrivals.length];
        for (int n = 0; n < arrivals.length; n++) {
            offsets[n] = arrivals[n] - arrivals[0] - n * period;
        }
        long[] sorted = offsets.clone();
        Arrays.sort(sorted);
        long median = sorted[sorted.length / 2];
        long[] spread = Arrays.stream(offsets)
                .map(offset -> Math.abs(offset - median))
                .sorted()
                .toArray();
        System.out.printf(
                "spread of the arrivals of 3 shared workers around one even schedule of %,d/s: p50 %,d us, p99 %,d us%n",
                RATE, spread[spread.length / 2] / 1_000, spread[spread.length * 99 / 100] / 1_000);
        // The schedule has RATE hits in every second: single hits may jitter on a noisy machine, but must not drift.
        assertThat(arrivals).hasSize(RATE * SECONDS);
        assertThat(arrivals[arrivals.length - 1] - arrivals[0])
                .isBetween((SECONDS - 1) * 1_000_000_000L, (SECONDS + 1) * 1_000_000_000L);
    }

    @Test
    void anUnknownHostIsCountedAsFailureKindDnsAndTheTestCompletes() {
        String targets = "GET " + TARGET.url() + "\n\nGET http://host.invalid/\n";

        String testId = SYSTEM.api().submit("""
                {"name": "half of it goes nowhere", "durationSeconds": 2, "ratePerSecond": 100, "targetsBase64": "%s"}
                """.formatted(base64(targets)));
        JsonNode report = SYSTEM.reportOf(testId);

        assertThat(report.get("state").asString()).isEqualTo("COMPLETED");
        assertThat(report.at("/ledger/answered").asLong()).isEqualTo(100);
        assertThat(report.at("/failures/dns").asLong()).isEqualTo(100);
        assertThat(report.get("complete").asBoolean()).isTrue();
    }

    private static String submission(RateDistribution distribution, int workers) {
        String weights = distribution == RateDistribution.WEIGHTED
                ? ", \"rateWeights\": " + (workers == 2 ? "[1, 2.5]" : "[1, 2.5, 0.3]")
                : "";
        return """
                {"name": "%s over %d", "vegetaPayloadJson": "{}", "durationSeconds": "%ds", "ratePerSecond": %d,
                 "workerCount": %d, "rateDistribution": "%s"%s, "targetsBase64": "%s"}
                """.formatted(
                        distribution.word(),
                        workers,
                        SECONDS,
                        RATE,
                        workers,
                        distribution.word(),
                        weights,
                        base64("GET " + TARGET.url()));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
