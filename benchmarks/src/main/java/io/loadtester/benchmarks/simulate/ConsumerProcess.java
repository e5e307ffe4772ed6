package io.loadtester.benchmarks.simulate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a {@link MeasuredConsumer} with the launcher's heap size and reads its samples. */
final class ConsumerProcess implements AutoCloseable {

    /** @param heapBytes in use after the last garbage collection; 0 before the first */
    record Sample(long cpuNanos, long heapBytes) {}

    private final Process process;
    private volatile Sample latest = new Sample(0, 0);
    private volatile boolean closing;

    /**
     * @param cpu to pin it to; negative for any
     * @param settings of the consumer
     */
    ConsumerProcess(int cpu, Map<String, String> settings) throws IOException {
        List<String> command = new ArrayList<>();
        if (cpu >= 0) {
            command.addAll(List.of("taskset", "-c", Integer.toString(cpu)));
        }
        command.addAll(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC",
                "-Xms64m",
                "-Xmx384m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                MeasuredConsumer.class.getName()));
        settings.forEach((name, value) -> command.add(name + "=" + value));
        this.process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread reader = new Thread(this::read, "consumer-samples");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", -1);
                if (words[0].equals(MeasuredConsumer.SAMPLE)) {
                    latest = new Sample(Long.parseLong(words[1]), Long.parseLong(words[2]));
                } else {
                    System.err.println(line);
                }
            }
        } catch (IOException e) {
            if (!closing) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @throws IllegalStateException if the process has ended */
    Sample latest() {
        if (!process.isAlive()) {
            throw new IllegalStateException("a consumer ended with exit code " + process.exitValue());
        }
        return latest;
    }

    @Override
    public void close() {
        closing = true;
        process.destroy();
        process.onExit().join();
    }
}
