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

/** A process started as if in its own terminal. Its output goes to a file; closing ends it. */
final class Terminal implements AutoCloseable {

    /** Exit code of a process killed by signal 9. */
    private static final int KILLED = 128 + 9;

    private final Process process;
    private final Path output;
    private final Path errors;

    private Terminal(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** Runs the executable jar of this build directly, because the launcher would build it again. */
    static Terminal loadtester(Path directory, String... arguments) {
        return run(directory, loadtester(arguments));
    }

    /** Like {@link #loadtester}, but reacts to Ctrl-C even if this process was started to ignore it. */
    static Terminal interruptible(Path directory, String... arguments) {
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(loadtester(arguments));
        return run(directory, command);
    }

    private static List<String> loadtester(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m",
                "-jar",
                Path.of(System.getProperty("loadtester.home"), "cli", "target", "loadtester.jar")
                        .toAbsolutePath()
                        .normalize()
                        .toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs a main class of this module with this process's class path. */
    static Terminal java(Path directory, Class<?> main, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx384m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(options);
        command.add(main.getName());
        command.addAll(arguments);
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

    /** Waits until the process exits by itself and returns its exit code. */
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

    /** Interrupts the process like Ctrl-C. */
    void interrupt() {
        signal("-INT");
    }

    /** Asks it to end, as a container's runtime does. */
    void terminate() {
        signal("-TERM");
    }

    /** Suspends the process, like a closed laptop or an overloaded machine. */
    void suspend() {
        signal("-STOP");
    }

    void resume() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills the process with {@code kill -9} and verifies that this is what ended it. */
    void kill() {
        signal("-9");
        int exitCode = exitCode(Duration.ofSeconds(20));
        if (exitCode != KILLED
                || ProcessHandle.of(process.pid())
                        .filter(ProcessHandle::isAlive)
                        .isPresent()) {
            throw new AssertionError(process.pid() + " was not killed: " + exitCode + "\n" + errors());
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

    /** Terminates the process gracefully, even if it is suspended, and waits until it has exited. */
    @Override
    public void close() {
        resume();
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
