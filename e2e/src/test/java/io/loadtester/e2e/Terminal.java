package io.loadtester.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process started from the executable jar, as in a terminal of its own. Output goes to a file; closing ends it. */
final class Terminal implements AutoCloseable {

    private final Process process;
    private final Path output;
    private final Path errors;

    private Terminal(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** The executable jar as this build made it; the launcher would build again. */
    static Terminal loadtester(Path directory, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx384m",
                "-jar",
                Path.of(System.getProperty("loadtester.home"), "cli", "target", "loadtester.jar")
                        .toAbsolutePath()
                        .normalize()
                        .toString()));
        command.addAll(List.of(arguments));
        return run(directory, command);
    }

    static Terminal run(Path directory, List<String> command) {
        try {
            Path output = Files.createTempFile(directory, "stdout", ".txt");
            Path errors = Files.createTempFile(directory, "stderr", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            return new Terminal(builder.start(), output, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the process's own end and returns its exit code. */
    int exitCode(Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still running after " + atMost + ":\n" + errors());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String output() {
        return read(output);
    }

    String errors() {
        return read(errors);
    }

    /** As Ctrl-C does; waits for the end. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
