package io.loadtester.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Kafka and PostgreSQL go down during a test and come back: nothing is lost and nothing is duplicated. */
@Tag("faults")
class OutageFaultsIT {

    private static final int RATE = 1_000;
    private static final int SECONDS = 60;
    private static final long HITS = (long) RATE * SECONDS;
    private static final Duration OUTAGE = Duration.ofSeconds(30);
    private static final Duration AWAY_AFTER_THE_END = Duration.ofSeconds(75);
    private static final Duration END_WITHIN = Duration.ofMinutes(4);

    @TempDir
    private Path directory;

    @Test
    void thirtySecondsWithoutTheBrokerChangeNeitherRateNorResults() {
        try (CountingTarget target = new CountingTarget();
                // Little memory, so that the disk is needed.
                FaultySystem system = new FaultySystem(directory, 2, true, Map.of("loadtester.buffer-bytes", "64KB"))) {
            target.takeArrivals();
            String testId = system.submit(target.url(), 5, RATE, SECONDS);
            awaitStored(system, testId, 1);

            system.kafka().kill();
            long from = System.nanoTime();
            await().pollDelay(OUTAGE).atMost(OUTAGE.plusSeconds(10)).until(() -> true);
            long to = System.nanoTime();
            String unsentResults = unsent(system);
            system.kafka().restart();
            double caughtUpSeconds = secondsUntilCaughtUp(system, testId, Duration.ofSeconds(30));
            JsonNode report = system.reportOf(testId, END_WITHIN);

            long[] arrivals = target.takeArrivals();
            double share = shareOfAsked(arrivals, from, to);
            System.out.printf(
                    "broker killed, down for %.1f s: %.2f %% of the hits asked arrived; unsent before it came back:"
                            + " %s; caught up %.1f s after; %d arrived, report %s%n",
                    (to - from) / 1e9, 100 * share, unsentResults, caughtUpSeconds, arrivals.length, inShort(report));
            assertThat(unsentResults).as("results that wait").doesNotMatch("[0,]*");
            assertThat(share).isBetween(0.99, 1.01);
            assertAllIsThereOnce(system, testId, report, arrivals.length);
        }
    }

    @Test
    void aBrokerThatIsAwayForLongerThanAMinuteAfterTheLastHitLosesNothing() {
        int seconds = 20;
        try (CountingTarget target = new CountingTarget();
                FaultySystem system = new FaultySystem(directory, 2, true, Map.of("loadtester.buffer-bytes", "64KB"))) {
            target.takeArrivals();
            String testId = system.submit(target.url(), 5, RATE, seconds);
            awaitStored(system, testId, 1);

            system.kafka().kill();
            Duration untilTheEnd =
                    Duration.between(Instant.now(), system.startOf(testId).plusSeconds(seconds));
            Duration outage = untilTheEnd.plus(AWAY_AFTER_THE_END);
            await().pollDelay(outage).atMost(outage.plusSeconds(10)).until(() -> true);
            JsonNode waiting = system.api().json("/api/tests/" + testId);
            String unsentResults = unsent(system);
            system.kafka().restart();
            JsonNode report = system.reportOf(testId, END_WITHIN);

            int arrived = target.takeArrivals().length;
            System.out.printf(
                    "broker killed %.1f s before the last hit was due, down for %.1f s: %s, \"%s\", unsent %s; %d"
                            + " arrived, report %s%n",
                    untilTheEnd.toMillis() / 1e3,
                    outage.toMillis() / 1e3,
                    waiting.get("state"),
                    waiting.get("reason").asString(),
                    unsentResults,
                    arrived,
                    inShort(report));
            assertThat(untilTheEnd).isPositive();
            assertThat(waiting.get("state").asString()).isEqualTo("RUNNING");
            assertThat(waiting.get("reason").asString())
                    .matches("all hits have ended; waits for Kafka to take \\d+ results from 2 workers");
            assertThat(arrived).isEqualTo(RATE * seconds);
            assertThat(report.get("state").asString()).isEqualTo("COMPLETED");
            assertAllIsThereOnce(system, testId, report, arrived);
        }
    }

    @Test
    void thirtySecondsWithoutTheDatabaseLoseNothing() {
        try (CountingTarget target = new CountingTarget();
                FaultySystem system = new FaultySystem(directory, 2, true, Map.of())) {
            target.takeArrivals();
            String testId = system.submit(target.url(), 5, RATE, SECONDS);
            awaitStored(system, testId, 1);
            long before = system.stored("answered", "attack_interval", testId);

            system.crashPostgres();
            long from = System.nanoTime();
            await().pollDelay(OUTAGE).atMost(OUTAGE.plusSeconds(10)).until(() -> true);
            long to = System.nanoTime();
            system.startPostgres();
            long atReturn = system.stored("answered", "attack_interval", testId);
            double caughtUpSeconds = secondsUntilCaughtUp(system, testId, Duration.ofSeconds(15));
            JsonNode report = system.reportOf(testId, END_WITHIN);

            long[] arrivals = target.takeArrivals();
            double share = shareOfAsked(arrivals, from, to);
            System.out.printf(
                    "PostgreSQL down for %.1f s: %.2f %% of the hits asked arrived; %,d hits stored before, %,d right"
                            + " after; caught up %.1f s after; %,d arrived, report %s%n",
                    (to - from) / 1e9,
                    100 * share,
                    before,
                    atReturn,
                    caughtUpSeconds,
                    arrivals.length,
                    inShort(report));
            assertThat(share).isBetween(0.99, 1.01);
            assertThat(atReturn).as("hits stored while it was away").isLessThan(HITS / 2);
            assertAllIsThereOnce(system, testId, report, arrivals.length);
        }
    }

    private static double shareOfAsked(long[] arrivals, long from, long to) {
        long arrived =
                LongStream.of(arrivals).filter(at -> at >= from && at < to).count();
        return arrived / (RATE * (to - from) / (double) TimeUnit.SECONDS.toNanos(1));
    }

    /** Waits until all hits due before now are stored. */
    private static double secondsUntilCaughtUp(FaultySystem system, String testId, Duration atMost) {
        long from = System.nanoTime();
        long second = Duration.between(system.startOf(testId), Instant.now()).toSeconds();
        await("all results up to second " + second)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() ->
                        system.stored("case when second < " + second + " then scheduled end", "attack_interval", testId)
                                == RATE * second);
        return (System.nanoTime() - from) / 1e9;
    }

    private static void awaitStored(FaultySystem system, String testId, long hits) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> system.stored("answered", "attack_interval", testId) >= hits);
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
        for (String term : Arrays.asList("scheduled", "sent", "answered", "abandoned", "unanswered")) {
            long stored = system.stored(term, "attack_interval", testId);
            assertThat(stored).as(term).isEqualTo(system.stored(term, "manifest", testId));
            assertThat(report.at("/ledger/" + term).asLong()).as(term).isEqualTo(stored);
        }
        assertThat(system.stored("answered", "attack_interval", testId)).isEqualTo(arrived);
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
