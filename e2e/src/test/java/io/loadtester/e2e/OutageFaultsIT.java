package io.loadtester.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Kafka and PostgreSQL go in the middle of a test and come back: nothing is lost, nothing is there twice. */
@Tag("faults")
class OutageFaultsIT {

    private static final int RATE = 1_000;
    private static final int SECONDS = 60;
    private static final long HITS = (long) RATE * SECONDS;
    private static final Duration OUTAGE = Duration.ofSeconds(30);
    private static final Duration END_WITHIN = Duration.ofMinutes(4);

    @TempDir
    private Path directory;

    @Test
    void thirtySecondsWithoutTheBrokerChangeNeitherRateNorResults() {
        try (CountingTarget target = new CountingTarget();
                // So little memory that the disk is needed.
                FaultySystem system = new FaultySystem(directory, 2, true, Map.of("loadtester.buffer-bytes", "64KB"))) {
            target.takeArrivals();
            String testId = system.submit(target.url(), 5, RATE, SECONDS);
            awaitStored(system, testId, 1);

            system.stopKafka();
            long from = System.nanoTime();
            await().pollDelay(OUTAGE).atMost(OUTAGE.plusSeconds(10)).until(() -> true);
            long to = System.nanoTime();
            String unsentResults = unsent(system);
            system.startKafka();
            JsonNode report = system.reportOf(testId, END_WITHIN);

            long[] arrivals = target.takeArrivals();
            long during =
                    LongStream.of(arrivals).filter(at -> at >= from && at < to).count();
            double asked = RATE * (to - from) / (double) TimeUnit.SECONDS.toNanos(1);
            System.out.printf(
                    "broker down for %.1f s: %,d hits arrived, %.2f %% of those asked; unsent before it came back: %s;"
                            + " %d arrived, report %s%n",
                    (to - from) / 1e9, during, 100 * during / asked, unsentResults, arrivals.length, inShort(report));
            assertThat(unsentResults).as("results that wait").doesNotMatch("[0,]*");
            assertThat(during / asked).isBetween(0.99, 1.01);
            assertAllIsThereOnce(system, testId, report, arrivals.length);
        }
    }

    @Test
    void thirtySecondsWithoutTheDatabaseLoseNothing() {
        try (CountingTarget target = new CountingTarget();
                FaultySystem system = new FaultySystem(directory, 2, true, Map.of())) {
            target.takeArrivals();
            String testId = system.submit(target.url(), 5, RATE, SECONDS);
            awaitStored(system, testId, 1);
            long before = system.stored("done", "attack_interval", testId);

            system.crashPostgres();
            await().pollDelay(OUTAGE).atMost(OUTAGE.plusSeconds(10)).until(() -> true);
            system.startPostgres();
            long atReturn = system.stored("done", "attack_interval", testId);
            JsonNode report = system.reportOf(testId, END_WITHIN);

            int arrived = target.takeArrivals().length;
            System.out.printf(
                    "PostgreSQL down for %d s: %,d hits stored before, %,d right after, %,d arrived, report %s%n",
                    OUTAGE.toSeconds(), before, atReturn, arrived, inShort(report));
            assertThat(atReturn).as("hits stored while it was away").isLessThan(HITS / 2);
            assertAllIsThereOnce(system, testId, report, arrived);
        }
    }

    private static void awaitStored(FaultySystem system, String testId, long hits) {
        await().atMost(Duration.ofSeconds(60)).until(() -> system.stored("done", "attack_interval", testId) >= hits);
    }

    private static String unsent(FaultySystem system) {
        StringBuilder unsent = new StringBuilder();
        for (JsonNode worker : system.api().json("/api/workers").path("workers")) {
            unsent.append(unsent.isEmpty() ? "" : ",")
                    .append(worker.at("/health/unsentResults").asLong());
        }
        return unsent.toString();
    }

    static void assertAllIsThereOnce(FaultySystem system, String testId, JsonNode report, long arrived) {
        assertThat(report.get("complete").asBoolean()).as(report.toString()).isTrue();
        for (String term : Arrays.asList("scheduled", "sent", "done", "abandoned", "failed")) {
            long stored = system.stored(term, "attack_interval", testId);
            assertThat(stored).as(term).isEqualTo(system.stored(term, "manifest", testId));
            assertThat(report.at("/ledger/" + term).asLong()).as(term).isEqualTo(stored);
        }
        assertThat(system.stored("done", "attack_interval", testId)).isEqualTo(arrived);
        assertThat(system.stored("lost_intervals", "manifest", testId)).isZero();
        assertThat(system.stored("1", "attack_interval", testId))
                .isEqualTo(system.stored("intervals", "manifest", testId));
        assertThat(report.at("/ledger/missing").asLong()).isZero();
        assertThat(system.deadLetters()).isZero();
    }

    static String inShort(JsonNode report) {
        return report.get("state").asString() + ", complete " + report.get("complete") + ", ledger "
                + report.get("ledger");
    }
}
