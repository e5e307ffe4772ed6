package io.loadtester.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The broker stays away until memory and disk are full: the reported loss is exact to the hit. */
@Tag("faults")
class FullBufferFaultsIT {

    private static final int RATE = 1_000;

    @TempDir
    private Path directory;

    @Test
    void whatIsLostIsCountedToTheHit() {
        try (CountingTarget target = new CountingTarget();
                FaultySystem system = new FaultySystem(
                        directory,
                        2,
                        true,
                        Map.of("loadtester.buffer-bytes", "24KB", "loadtester.disk-buffer", "48KB"))) {
            String testId = system.submit(target.url(), 10, RATE, 45);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> system.stored("answered", "attack_interval", testId) > 0);

            system.kafka().kill();
            await("results to be lost").atMost(Duration.ofSeconds(60)).until(() -> lost(system) > 20);
            system.kafka().restart();
            JsonNode report = system.reportOf(testId, Duration.ofMinutes(4));

            long scheduled = system.stored("scheduled", "manifest", testId);
            long stored = system.stored("scheduled", "attack_interval", testId);
            long intervals = system.stored("intervals", "manifest", testId);
            long lost = system.stored("lost_intervals", "manifest", testId);
            long rows = system.stored("1", "attack_interval", testId);
            int arrived = target.takeArrivals().length;
            System.out.printf(
                    "full buffer: %,d hits scheduled, %,d stored, %,d missing; %,d intervals made, %,d stored, %,d lost;"
                            + " %,d arrived; %s; %s%n",
                    scheduled,
                    stored,
                    report.at("/ledger/missing").asLong(),
                    intervals,
                    rows,
                    lost,
                    arrived,
                    OutageFaultsIT.inShort(report),
                    report.get("missing"));
            assertThat(lost).isPositive().isEqualTo(intervals - rows);
            assertThat(scheduled).isEqualTo(arrived).isEqualTo(RATE * 45L);
            assertThat(report.at("/ledger/missing").asLong()).isPositive().isEqualTo(scheduled - stored);
            assertThat(report.get("complete").asBoolean()).isFalse();
            assertThat(report.at("/ledger/stored").asLong()).isEqualTo(stored);
            assertThat(system.deadLetters()).isZero();
        }
    }

    private static long lost(FaultySystem system) {
        long lost = 0;
        for (JsonNode worker : system.api().json("/api/workers").path("workers")) {
            lost += worker.at("/health/lostResults").asLong();
        }
        return lost;
    }
}
