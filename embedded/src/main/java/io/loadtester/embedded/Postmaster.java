package io.loadtester.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The server process of a data directory, whoever started it, found by the file in which PostgreSQL notes it. For use
 * by the holder of the directory's lock.
 */
final class Postmaster {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long POLL_MILLIS = 20;

    private final Path data;
    private final Path pidFile;

    Postmaster(Path data) {
        this.data = data;
        this.pidFile = data.resolve("postmaster.pid");
    }

    /** Lets the clients end by themselves, for some seconds, then stops the server. */
    void stopAfterClients() {
        signal("TERM");
        stop();
    }

    /** Ends all connections and the server, and waits for it; does nothing if there is none. */
    void stop() {
        if (signal("INT") && signal("QUIT") && signal("KILL")) {
            throw new IllegalStateException("the PostgreSQL server of " + data + " does not stop");
        }
        try {
            // Left behind by a server that was killed. Its number may be another process's by now, for which the next
            // server would refuse to start.
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a signal and waits; true if the server is still there. PostgreSQL tells three ways to stop by signal. */
    private boolean signal(String name) {
        Optional<ProcessHandle> server = find();
        if (server.isEmpty()) {
            return false;
        }
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(server.get().pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (find().isPresent() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return find().isPresent();
    }

    private Optional<ProcessHandle> find() {
        if (Files.notExists(pidFile)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(pidFile);
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(this::servesTheData);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean servesTheData(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .arguments()
                        .map(arguments -> List.of(arguments).contains(data.toString()))
                        .orElse(false);
    }
}
