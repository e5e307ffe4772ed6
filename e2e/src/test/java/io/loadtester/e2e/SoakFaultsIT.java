package io.loadtester.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Tests run one after the other while, every twenty seconds, something breaks at random. Whatever the target saw is in each
 * report, or is stated to be missing.
 */
@Tag("faults")
class SoakFaultsIT {

    private static final Duration SOAK = Duration.ofSeconds(Integer.getInteger("e2e.soak-seconds", 1_800));
    private static final long SEED = Long.getLong("e2e.seed", 20_261_201);
    private static final long PERIOD_SECONDS = 20;
    private static final int RATE = 200;
    private static final int TEST_SECONDS = 70;
    private static final int STEADY_WORKERS = 2;
    private static final Duration END_WITHIN = Duration.ofMinutes(4);

    /** What breaks. */
    private enum Fault {
        WORKER_KILLED,
        WORKER_ENDED,
        WORKER_FROZEN,
        STREAM_CUT,
        ALL_STREAMS_CUT,
        STREAM_STALLED,
        BROKER_AWAY,
        DATABASE_AWAY
    }

    private final Random random = new Random(SEED);
    private final Map<Fault, Integer> done = new EnumMap<>(Fault.class);
    private final List<Terminal> workers = new ArrayList<>();
    private int started;

    @TempDir
    private Path directory;

    @Test
    void everyReportAccountsForWhatTheTargetSaw() throws InterruptedException {
        try (CountingTarget target = new CountingTarget();
                FaultySystem system = new FaultySystem(directory, STEADY_WORKERS, true, Map.of())) {
            long end = System.nanoTime() + SOAK.toNanos();
            while (System.nanoTime() - end < 0) {
                runOneTest(system, target);
            }
            System.out.printf("seed %d: %s%n", SEED, done);
            assertThat(system.deadLetters()).isZero();
        } finally {
            workers.forEach(Terminal::close);
        }
        assertThat(done.values().stream().mapToInt(Integer::intValue).sum())
                .isGreaterThanOrEqualTo((int) (SOAK.toSeconds() / TEST_SECONDS));
    }

    private void runOneTest(FaultySystem system, CountingTarget target) throws InterruptedException {
        while (workers.size() < 2) {
            workers.add(system.startWorkerProcess("mortal-" + ++started));
        }
        target.takeArrivals();
        String testId = system.submitAsItIs(target.url(), RATE, TEST_SECONDS, STEADY_WORKERS + workers.size());
        await().atMost(Duration.ofMinutes(1)).until(() -> target.hits() > RATE);
        long began = System.nanoTime();
        List<Fault> faults = new ArrayList<>();
        for (int n = 0; n < TEST_SECONDS / PERIOD_SECONDS; n++) {
            TimeUnit.NANOSECONDS.sleep(began + TimeUnit.SECONDS.toNanos(n * PERIOD_SECONDS) - System.nanoTime());
            Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
            if (bring(fault, system)) {
                faults.add(fault);
                done.merge(fault, 1, Integer::sum);
            }
        }
        JsonNode report = system.reportOf(testId, END_WITHIN);
        // The last results may still be on their way.
        await().atMost(Duration.ofMinutes(1)).until(() -> isAccountedFor(system, testId, target.hits()));

        long stored = system.stored("answered", "attack_interval", testId);
        JsonNode now = system.reportOf(testId, END_WITHIN);
        long missing = now.at("/ledger/missing").asLong();
        System.out.printf(
                "%s: %,d arrived, %,d stored, %,d missing at most, %,d skipped, %s, complete %s%n",
                faults,
                target.hits(),
                stored,
                missing,
                now.at("/ledger/skipped").asLong(),
                report.get("state").asString(),
                now.get("complete"));
        assertThat(now.get("failed").asLong()).as(now.toString()).isZero();
        assertThat(target.hits() - stored).as("arrived, but not stored").isBetween(0L, missing);
        boolean lost = faults.contains(Fault.WORKER_KILLED);
        assertThat(now.get("complete").asBoolean()).as(now.toString()).isEqualTo(!lost);
    }

    private static boolean isAccountedFor(FaultySystem system, String testId, int arrived) {
        JsonNode report = system.api().json("/api/tests/" + testId + "/report");
        return arrived >= system.stored("answered", "attack_interval", testId)
                && arrived
                        <= system.stored("sent", "attack_interval", testId)
                                + report.at("/ledger/missing").asLong();
    }

    /** Brings a fault about and heals it; false if it cannot happen now. */
    private boolean bring(Fault fault, FaultySystem system) throws InterruptedException {
        switch (fault) {
            case WORKER_KILLED -> {
                return leave(Terminal::kill);
            }
            case WORKER_ENDED -> {
                return leave(Terminal::terminate);
            }
            case WORKER_FROZEN -> {
                if (workers.isEmpty()) {
                    return false;
                }
                Terminal sleeper = workers.get(random.nextInt(workers.size()));
                sleeper.suspend();
                TimeUnit.MILLISECONDS.sleep(2_000 + random.nextInt(8_000));
                sleeper.resume();
            }
            case STREAM_CUT ->
                system.links().get(random.nextInt(STEADY_WORKERS)).cut();
            case ALL_STREAMS_CUT -> {
                system.links().forEach(FaultProxy::refuse);
                system.links().forEach(FaultProxy::cut);
                TimeUnit.SECONDS.sleep(1);
                system.links().forEach(FaultProxy::forward);
            }
            case STREAM_STALLED -> {
                FaultProxy link = system.links().get(random.nextInt(STEADY_WORKERS));
                link.stall();
                TimeUnit.MILLISECONDS.sleep(1_000 + random.nextInt(8_000));
                link.forward();
            }
            case BROKER_AWAY -> {
                system.kafka().kill();
                TimeUnit.MILLISECONDS.sleep(1_000 + random.nextInt(6_000));
                system.kafka().restart();
            }
            case DATABASE_AWAY -> {
                system.crashPostgres();
                TimeUnit.MILLISECONDS.sleep(1_000 + random.nextInt(6_000));
                system.startPostgres();
            }
        }
        return true;
    }

    private boolean leave(Consumer<Terminal> how) {
        if (workers.isEmpty()) {
            return false;
        }
        Terminal leaver = workers.remove(random.nextInt(workers.size()));
        how.accept(leaver);
        leaver.close();
        return true;
    }
}
