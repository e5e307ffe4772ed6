package io.loadtester.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the launcher with the classes under test like jobs of a terminal: each is a process group, all of which receives
 * Ctrl-C.
 */
final class Terminal {

    private static final long PATIENCE_SECONDS = 180;
    private static final long POLL_MILLIS = 20;

    private final Path folder;
    private final Path launcher;

    /** @param folder to install the launcher in */
    Terminal(Path folder) {
        this.folder = folder;
        this.launcher = folder.resolve("loadtester");
        try {
            Files.copy(Path.of("../loadtester"), launcher);
            // An existing archive, even an empty one, keeps the launcher from preparing one.
            for (String kind : List.of("attack", "worker")) {
                Files.createFile(folder.resolve(kind + "-" + Runtime.version().feature() + ".archive"));
            }
            writeJar();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeJar() throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, LoadTester.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Stream.of(classPath.split(File.pathSeparator, -1))
                        .map(path -> Path.of(path).toUri().toString())
                        .collect(Collectors.joining(" ")));
        try (OutputStream out = Files.newOutputStream(folder.resolve("loadtester.jar"))) {
            new JarOutputStream(out, manifest).close();
        }
    }

    /** @param script for bash; {@code $LT} is the launcher */
    Job run(String script) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "env", "--default-signal=INT", "setsid", "bash", "-c", "set -o pipefail; " + script)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(folder.resolve("stderr").toFile());
        builder.environment().put("LT", launcher.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putIfAbsent("LOADTESTER_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        return new Job(builder.start());
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("condition not met within " + PATIENCE_SECONDS + " s");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    /** The processes of one group. */
    final class Job implements AutoCloseable {

        private final Process process;

        private Job(Process process) {
            this.process = process;
        }

        OutputStream input() {
            return process.getOutputStream();
        }

        String output() {
            return read("stdout");
        }

        String errors() {
            return read("stderr");
        }

        private String read(String name) {
            try {
                return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Sends a signal to every process of the group, as Ctrl-C sends {@code INT}. */
        void signal(String name) throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-" + name, "--", "-" + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }

        int exitCode() throws InterruptedException {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("still running: " + output() + errors());
            }
            return process.exitValue();
        }

        @Override
        public void close() throws IOException {
            try {
                signal("KILL");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
