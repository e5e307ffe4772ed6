package io.loadtester.e2e;

import static io.loadtester.e2e.MastersSystem.RATE;
import static io.loadtester.e2e.MastersSystem.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loadtester.e2e.MastersSystem.Master;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The only master is killed during a test and comes back within the orphan lease: nobody would know by the report. */
@Tag("faults")
class MasterReturnsFaultsIT {

    private static final int TRIES = Integer.getInteger("e2e.returns", 20);
    private static final long SEED = Long.getLong("e2e.seed", 20_261_201);
    private static final int MOST_SECONDS_AWAY = 40;
    private static final int TEST_SECONDS = MOST_SECONDS_AWAY + 35;

    @TempDir
    private Path directory;

    @Test
    void everyTestIsComplete() throws InterruptedException {
        Random random = new Random(SEED);
        System.out.printf("seed %d%n", SEED);
        try (MastersSystem system = new MastersSystem(directory)) {
            Master master = system.startMaster();
            Master first = master;
            await().atMost(SOON).until(() -> first.role().equals("active"));
            system.startOthers(first);
            for (int n = 1; n <= TRIES; n++) {
                master = awayAndBack(system, master, random.nextInt(MOST_SECONDS_AWAY * 1_000));
            }
        }
    }

    private static Master awayAndBack(MastersSystem system, Master master, int millis) throws InterruptedException {
        String testId = system.submit(master, TEST_SECONDS);
        master.process().kill();
        TimeUnit.MILLISECONDS.sleep(millis);
        Master next = system.startMaster(master.httpPort(), master.fleetPort());
        await().atMost(SOON).until(() -> next.role().equals("active"));
        next.api().login("admin", "password");
        JsonNode report = system.reportOf(next, testId);

        System.out.printf(
                "away for %.1f s: %s, %d of %d%n",
                millis / 1e3, report.get("state").asString(), system.target().hits(), RATE * TEST_SECONDS);
        assertThat(report.get("state").asString()).as(report.toString()).isEqualTo("COMPLETED");
        assertThat(report.get("complete").asBoolean()).isTrue();
        assertThat(report.get("requests").asInt())
                .isEqualTo(system.target().hits())
                .isEqualTo(RATE * TEST_SECONDS);
        await().atMost(SOON).until(next::hasAllWorkers);
        return next;
    }
}
