package io.loadtester.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Workers are cut off from the master, leave, die and freeze in the middle of a test: what becomes of it, and what it says. */
class WorkerFaultsIT {

    private static final int RATE = 200;
    private static final int SECONDS = 8;

    /** Long enough for a busy machine to end a process while the test runs. */
    private static final int LONGER_SECONDS = 15;

    private static final Duration END_WITHIN = Duration.ofMinutes(2);

    @TempDir
    private static Path directory;

    private static FaultySystem system;
    private static CountingTarget target;

    @BeforeAll
    static void start() {
        target = new CountingTarget();
        system = new FaultySystem(directory, 2, true, Map.of());
    }

    @AfterAll
    static void end() {
        system.close();
        target.close();
    }

    @Test
    void aCutStatusStreamChangesNothing() {
        assertNothingHappensWhenItIsCut(List.of(system.links().get(0)), Duration.ZERO);
    }

    @Test
    void allStatusStreamsCutForASecondChangeNothing() {
        assertNothingHappensWhenItIsCut(system.links(), Duration.ofSeconds(1));
    }

    private static void assertNothingHappensWhenItIsCut(List<FaultProxy> links, Duration time) {
        target.takeArrivals();
        String testId = system.submit(target.url(), 1, RATE, SECONDS);
        awaitArrivals(2 * RATE);

        links.forEach(FaultProxy::refuse);
        int cut = links.stream().mapToInt(FaultProxy::cut).sum();
        await().pollDelay(time).atMost(time.plusSeconds(10)).until(() -> true);
        links.forEach(FaultProxy::forward);
        JsonNode report = system.reportOf(testId, END_WITHIN);

        assertThat(cut).as("connections that were cut").isGreaterThanOrEqualTo(links.size());
        JsonNode test = system.api().json("/api/tests/" + testId);
        assertThat(test.get("state").asString())
                .as(test.get("reason").asString())
                .isEqualTo("COMPLETED");
        assertThat(test.get("attacks"))
                .hasSize(2)
                .allSatisfy(attack -> assertThat(attack.get("lost").asString()).isEmpty());
        assertThat(report.get("complete").asBoolean()).isTrue();
        assertThat(report.get("requests").asInt()).isEqualTo(RATE * SECONDS);
        assertThat(awaitArrivals(0)).isEqualTo(RATE * SECONDS);
    }

    @Test
    void theShareOfAWorkerThatIsToldToEndMovesAndItsHitsAreCounted() {
        target.takeArrivals();
        try (Terminal leaver = system.startWorkerProcess("leaver")) {
            String testId = submitToThree();

            leaver.terminate();
            JsonNode report = system.reportOf(testId, END_WITHIN);

            assertThat(leaver.isAlive()).isFalse();
            JsonNode test = system.api().json("/api/tests/" + testId);
            assertThat(lossOf(test, "leaver")).isEqualTo("the worker was shut down");
            assertThat(lastEpoch(test)).isEqualTo(2);
            assertThat(test.get("reason").asString()).isEqualTo("leaver was drained: the worker was shut down");
            assertThat(report.get("complete").asBoolean()).as(report.toString()).isTrue();
            int arrived = awaitArrivals(0);
            assertThat(report.get("requests").asInt()).isEqualTo(arrived);
            assertThat(arrived).isLessThan(RATE * LONGER_SECONDS);
        }
    }

    @Test
    void aKilledWorkerIsNoticedByTheRefusedConnection() {
        target.takeArrivals();
        try (Terminal victim = system.startWorkerProcess("victim")) {
            String testId = submitToThree();

            victim.kill();
            long killed = System.nanoTime();
            await().until(() -> lastEpoch(system.api().json("/api/tests/" + testId)) == 2);
            System.out.printf(
                    "killed, and the share moved %d ms later%n",
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed));
            system.reportOf(testId, END_WITHIN);

            JsonNode test = system.api().json("/api/tests/" + testId);
            assertThat(lossOf(test, "victim"))
                    .startsWith("its status stream broke")
                    .contains("nothing listens at 127.0.0.1:");
            assertThat(test.get("state").asString()).isEqualTo("PARTIALLY_FAILED");
            assertThat(awaitArrivals(0)).isLessThan(RATE * LONGER_SECONDS);
        }
    }

    /** Shorter than its lease: it keeps its share, and sends nothing of what it slept through. */
    @Test
    void aWorkerThatWakesUpSkipsWhatItSleptThrough() {
        int seconds = 20;
        target.takeArrivals();
        try (Terminal sleeper = system.startWorkerProcess("dozer")) {
            String testId = system.submitAsItIs(target.url(), RATE, seconds, 3);
            awaitArrivals(2 * RATE);

            sleeper.suspend();
            await().atMost(Duration.ofSeconds(30)).until(() -> noticesOf(testId).contains("worker_stale"));
            sleeper.resume();
            JsonNode report = system.reportOf(testId, END_WITHIN);

            JsonNode test = system.api().json("/api/tests/" + testId);
            assertThat(test.get("state").asString())
                    .as(test.get("reason").asString())
                    .isEqualTo("COMPLETED");
            assertThat(lastEpoch(test)).isOne();
            assertThat(report.get("complete").asBoolean()).isTrue();
            assertThat(report.get("failed").asLong()).isZero();
            long skipped = report.at("/ledger/skipped").asLong();
            // It was silent for three seconds at least, and one of them it makes up for.
            assertThat(skipped).isGreaterThanOrEqualTo(RATE / 3);
            assertThat(target.hits() + skipped).isEqualTo((long) RATE * seconds);
        }
    }

    private static List<String> noticesOf(String testId) {
        JsonNode notices = system.api().json("/api/tests/" + testId).get("notices");
        return StreamSupport.stream(notices.spliterator(), false)
                .map(notice -> notice.get("kind").asString())
                .toList();
    }

    @Test
    @Tag("faults")
    void aFrozenWorkersShareMovesWhenItsLeaseEnds() {
        int seconds = 50;
        target.takeArrivals();
        try (Terminal sleeper = system.startWorkerProcess("sleeper")) {
            String testId = system.submit(target.url(), 1, RATE, seconds, 3);
            awaitArrivals(2 * RATE);

            sleeper.suspend();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> reasonOf("sleeper").contains("it does not answer calls"));
            assertThat(lastEpoch(system.api().json("/api/tests/" + testId))).isOne();
            await().atMost(Duration.ofSeconds(45))
                    .until(() -> lastEpoch(system.api().json("/api/tests/" + testId)) == 2);
            sleeper.resume();
            system.reportOf(testId, END_WITHIN);

            JsonNode test = system.api().json("/api/tests/" + testId);
            assertThat(lossOf(test, "sleeper")).isEqualTo("silent for 30 s");
        }
    }

    private static String submitToThree() {
        String testId = system.submit(target.url(), 1, RATE, LONGER_SECONDS, 3);
        awaitArrivals(2 * RATE);
        return testId;
    }

    /** Waits for so many, and returns how many there have been. */
    private static int awaitArrivals(int count) {
        await().atMost(Duration.ofSeconds(60)).until(() -> target.hits() >= count);
        return target.hits();
    }

    private static String reasonOf(String workerId) {
        for (JsonNode worker : system.api().json("/api/workers").get("workers")) {
            if (worker.get("workerId").asString().equals(workerId)) {
                return worker.get("reason").asString();
            }
        }
        return "";
    }

    private static String lossOf(JsonNode test, String workerId) {
        for (JsonNode attack : test.get("attacks")) {
            if (attack.get("workerId").asString().equals(workerId)) {
                return attack.get("lost").asString();
            }
        }
        return "";
    }

    private static int lastEpoch(JsonNode test) {
        int last = 0;
        for (JsonNode attack : test.get("attacks")) {
            last = Math.max(last, attack.get("epoch").asInt());
        }
        return last;
    }
}
