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
 * The server process of a data directory, whoever started it, found through PostgreSQL's pid file. Use only while
 * holding the directory's lock.
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

    /** Gives the clients 15 s to disconnect, then stops the server. */
    void stopAfterClients() {
        signal("TERM");
        stop();
    }

    /** Closes all connections, stops the server and waits for it; does nothing if none is running. */
    void stop() {
        if (signal("INT") && signal("QUIT") && signal("KILL")) {
            throw new IllegalStateException("the PostgreSQL server of " + data + " cannot be stopped");
        }
        try {
            // A killed server leaves the file behind. Its pid may belong to another process by now, and then the next
            // server would refuse to start.
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends a signal and waits; true if the server is still running. PostgreSQL has a shutdown mode for each of TERM,
     * INT and QUIT.
     */
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
