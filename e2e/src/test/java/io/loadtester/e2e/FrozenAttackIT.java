package io.loadtester.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A generator whose process is suspended, like a laptop that sleeps, does not wake with a burst. */
class FrozenAttackIT {

    private static final int RATE = 200;
    private static final int SECONDS = 12;
    private static final int FROZEN_SECONDS = 4;
    private static final int NOT_TRUSTWORTHY = 98;

    @TempDir
    Path directory;

    @Test
    void whatItSleptThroughIsSkippedAndCounted() throws Exception {
        try (CountingTarget target = new CountingTarget();
                Terminal attack = Terminal.loadtester(
                        directory,
                        "attack",
                        "--rate",
                        RATE + "/s",
                        "--duration",
                        SECONDS + "s",
                        "--report",
                        "json",
                        "--targets",
                        targets(target).toString())) {
            Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> target.hits() >= RATE);
            attack.suspend();
            // The fault itself: so much time passes for everyone but the generator.
            TimeUnit.SECONDS.sleep(FROZEN_SECONDS);
            int before = target.hits();
            attack.resume();
            assertThat(attack.exitCode(Duration.ofMinutes(5)))
                    .as(attack.errors())
                    .isEqualTo(NOT_TRUSTWORTHY);

            JsonNode report = Api.JSON.readTree(attack.output());
            JsonNode ledger = report.get("ledger");
            long skipped = ledger.get("skipped").asLong();
            assertThat(before).as("hits before the wake-up").isLessThan(RATE * SECONDS);
            assertThat(skipped).isGreaterThanOrEqualTo((long) RATE * (FROZEN_SECONDS - 1));
            assertThat(ledger.get("scheduled").asLong()).isEqualTo((long) RATE * SECONDS);
            assertThat(ledger.get("answered").asLong()).isEqualTo((long) RATE * SECONDS - skipped);
            assertThat(target.hits()).isEqualTo(ledger.get("sent").asLong());
            assertThat(report.at("/verdict/status").asString()).isEqualTo("invalid");
            assertThat(report.at("/verdict/reason").asString()).contains("skipped");
        }
    }

    private Path targets(CountingTarget target) throws IOException {
        return Files.writeString(directory.resolve("targets.txt"), "GET " + target.url());
    }
}
