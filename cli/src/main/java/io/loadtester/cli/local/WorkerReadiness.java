package io.loadtester.cli.local;

import io.loadtester.cli.submit.MasterClient;
import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.common.result.Plural;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** The workers, as the master reports them. */
final class WorkerReadiness {

    private static final long READY_WITHIN_NANOS = Duration.ofSeconds(60).toNanos();
    private static final long POLL_MILLIS = 100;

    private final MasterClient client;

    WorkerReadiness(MasterClient client) {
        this.client = client;
    }

    /** Waits until this many workers are ready. */
    void awaitReady(int count) throws InterruptedException {
        long deadline = System.nanoTime() + READY_WITHIN_NANOS;
        while (ready() < count) {
            if (System.nanoTime() > deadline) {
                throw new CommandException(
                        ExitCode.FAILED,
                        "only " + ready() + " of " + Plural.of(count, "worker") + " became ready; see the logs");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private int ready() {
        int ready = 0;
        for (JsonNode worker : client.workers().path("workers")) {
            if (worker.path("state").asString("").equals("READY")) {
                ready++;
            }
        }
        return ready;
    }
}
