package io.loadtester.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Consumers are killed repeatedly while they store a test's results; in the end exactly what was measured is stored.
 */
@Tag("faults")
class ConsumerKillsFaultsIT {

    private static final int KILLS = Integer.getInteger("e2e.kills", 50);
    private static final int AT_ONCE = 2;
    private static final long SEED = Long.getLong("e2e.seed", 20_261_128);
    private static final int RATE = 400;
    private static final int TARGETS = 40;
    private static final int KILL_WITHIN_MILLIS = 150;

    /**
     * Small batches, so that one is always in progress while there is a backlog, and the shortest session timeout a
     * broker allows.
     */
    private static final Map<String, Object> CONSUMER = Map.of(
            "spring.kafka.consumer.max-poll-records",
            10,
            "spring.kafka.consumer.properties[session.timeout.ms]",
            6_000);

    private final Random random = new Random(SEED);

    @TempDir
    private Path directory;

    @Test
    void whatIsStoredAfterFiftyKillsIsWhatWasMeasured() throws InterruptedException {
        try (CountingTarget target = new CountingTarget();
                FaultySystem system = new FaultySystem(directory, 2, false, Map.of())) {
            String testId = system.submit(target.url(), TARGETS, RATE, 3_600);
            int kills = 0;
            int midBatch = 0;
            long storedButNotCommitted = 0;
            long began = System.nanoTime();
            while (kills < KILLS) {
                List<Terminal> consumers = start(system);
                awaitStoring(system, consumers);
                for (Terminal consumer : consumers) {
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(KILL_WITHIN_MILLIS));
                    midBatch += system.isStoring() ? 1 : 0;
                    consumer.kill();
                    kills++;
                }
                storedButNotCommitted += system.rows() - system.committed();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            long storedAmidKills = system.stored("1", "attack_interval", testId);

            Api.expect(202, system.api().post("/api/tests/" + testId + "/stop", ""));
            JsonNode report;
            try (Terminal last = system.startConsumerProcess(CONSUMER)) {
                report = system.reportOf(testId, Duration.ofMinutes(2));
                assertThat(last.isAlive()).isTrue();
            }

            int arrived = target.takeArrivals().length;
            System.out.printf(
                    "%d consumers killed in %.0f s (seed %d), %d of them with a statement under way; %,d results were"
                            + " stored but not committed to Kafka; %,d intervals stored meanwhile, %,d in all; %,d hits arrived, report %s%n",
                    kills,
                    seconds,
                    SEED,
                    midBatch,
                    storedButNotCommitted,
                    storedAmidKills,
                    system.stored("1", "attack_interval", testId),
                    arrived,
                    OutageFaultsIT.inShort(report));
            assertThat(storedAmidKills).isPositive();
            assertThat(midBatch + storedButNotCommitted)
                    .as("signs of kills mid-batch")
                    .isPositive();
            OutageFaultsIT.assertAllIsThereOnce(system, testId, report, arrived);
        }
    }

    private static List<Terminal> start(FaultySystem system) {
        List<Terminal> consumers = new ArrayList<>();
        for (int n = 0; n < AT_ONCE; n++) {
            consumers.add(system.startConsumerProcess(CONSUMER));
        }
        return consumers;
    }

    /** Waits until the consumers are storing results. */
    private static void awaitStoring(FaultySystem system, List<Terminal> consumers) {
        long before = system.rows();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> system.rows() > before);
        assertThat(consumers).allMatch(Terminal::isAlive);
    }
}
