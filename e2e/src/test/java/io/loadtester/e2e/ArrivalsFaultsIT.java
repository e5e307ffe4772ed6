package io.loadtester.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a target sees when a worker is killed or frozen, in pictures: {@code target/arrivals-*.svg}. */
@Tag("faults")
class ArrivalsFaultsIT {

    private static final int RATE = 300;
    private static final int SECONDS = 40;
    private static final Duration END_WITHIN = Duration.ofMinutes(3);

    @TempDir
    private Path directory;

    @Test
    void aKilledWorker() throws IOException {
        draw("killed", Terminal::kill, "kill -9 of one of three workers");
    }

    @Test
    void aFrozenWorker() throws IOException {
        draw("frozen", Terminal::suspend, "one of three workers frozen for 10 s");
    }

    private void draw(String name, Consumer<Terminal> fault, String title) throws IOException {
        try (CountingTarget target = new CountingTarget();
                FaultySystem system = new FaultySystem(directory, 2, true, Map.of());
                Terminal worker = system.startWorkerProcess("third")) {
            target.takeArrivals();
            String testId = system.submitAsItIs(target.url(), RATE, SECONDS, 3);
            await().atMost(Duration.ofMinutes(1)).until(() -> target.hits() > 10 * RATE);

            long from = System.nanoTime();
            fault.accept(worker);
            long to = from;
            if (worker.isAlive()) {
                await().pollDelay(Duration.ofSeconds(10))
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> true);
                worker.resume();
                to = System.nanoTime();
            }
            JsonNode report = system.reportOf(testId, END_WITHIN);
            long[] arrivals = target.takeArrivals();

            ArrivalPlot plot = new ArrivalPlot(
                    title + ": requests in each 100 ms, in percent of " + RATE + " per second", arrivals, RATE);
            plot.mark(seconds(from - arrivals[0]), name);
            if (to != from) {
                plot.mark(seconds(to - arrivals[0]), "woken");
            }
            plot.write(Path.of("target", "arrivals-" + name + ".svg"));
            System.out.printf(
                    "%s: %,d arrived, ledger %s; the fullest 100 ms had %.0f %%%n",
                    name, arrivals.length, report.get("ledger"), plot.highestPercent());
            assertThat((long) arrivals.length)
                    .isBetween(
                            report.at("/ledger/answered").asLong(),
                            report.at("/ledger/sent").asLong()
                                    + report.at("/ledger/missing").asLong());
        }
    }

    private static double seconds(long nanos) {
        return nanos / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
