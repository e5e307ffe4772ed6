package io.loadtester.e2e;

import static org.awaitility.Awaitility.await;

import io.loadtester.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A Kafka broker in a separate process, which can be killed and restarted with the same data and port. */
final class BrokerProcess implements AutoCloseable {

    private static final String READY = "ready";

    private final Path directory;
    private final int port;
    private Terminal process;

    BrokerProcess(Path directory, int port) {
        this.directory = directory;
        this.port = port;
        process = run();
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Kills the broker like the out-of-memory killer: it cannot write anything or notify anyone. */
    void kill() {
        process.kill();
    }

    /** Restarts the broker and waits until it accepts requests. */
    void restart() {
        process = run();
    }

    private Terminal run() {
        Terminal started = Terminal.java(
                directory,
                BrokerProcess.class,
                List.of(),
                List.of(directory.resolve("kafka").toString(), Integer.toString(port)));
        await("broker on port " + port)
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> started.output().contains(READY) || !started.isAlive());
        if (!started.isAlive()) {
            throw new AssertionError("the broker did not start:\n" + started.errors());
        }
        return started;
    }

    @Override
    public void close() {
        process.close();
    }

    /** Entry point of the process: runs a broker on the directory and port until it or the test's process ends. */
    public static void main(String[] arguments) throws InterruptedException {
        Parent.dieWith();
        EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
        System.out.println(READY);
        Thread.currentThread().join();
    }
}
