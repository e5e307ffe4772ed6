package io.loadtester.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka broker in this process, reachable only from this machine. Topics, records and offsets persist in its
 * directory between runs. Missing topics are created on first use, with six partitions.
 *
 * <pre>{@code
 * try (EmbeddedKafka kafka = EmbeddedKafka.temporary()) {
 *     properties.put("bootstrap.servers", kafka.bootstrapServers());
 * }
 * }</pre>
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final String NAME = "Kafka";

    private final DataDirectory directory;
    private final int port;
    private final KafkaRaftServer server;
    private boolean closed;

    private EmbeddedKafka(DataDirectory directory, int port) throws Exception {
        this.directory = directory;
        this.port = port;
        KafkaExit.throughShutdownHooks();
        Path log = Files.createDirectories(directory.resolve("log"));
        if (Files.notExists(log.resolve("meta.properties"))) {
            format(log);
        }
        Properties settings = KafkaSettings.of(log, port, Ports.choose(NAME, 0));
        this.server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
    }

    /**
     * Starts a broker and waits until it accepts requests, which takes a few seconds.
     *
     * @param port port on 127.0.0.1, 0 for any free port
     * @throws PortInUseException if the port is taken
     * @throws IllegalStateException if another process uses the directory, or the broker does not start
     */
    public static EmbeddedKafka start(Path dataDirectory, int port) {
        return start(DataDirectory.open(dataDirectory), port);
    }

    /** Starts a broker on any free port; its data is deleted when it is closed or this process exits. */
    public static EmbeddedKafka temporary() {
        EmbeddedKafka kafka = start(DataDirectory.temporary("loadtester-kafka-"), 0);
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "kafka-close"));
        return kafka;
    }

    private static EmbeddedKafka start(DataDirectory directory, int port) {
        EmbeddedKafka kafka = null;
        try {
            kafka = new EmbeddedKafka(directory, Ports.choose(NAME, port));
            kafka.server.startup();
            return kafka;
        } catch (Exception e) {
            if (kafka != null) {
                kafka.server.shutdown();
            }
            directory.close();
            throw e instanceof PortInUseException inUse
                    ? inUse
                    : new IllegalStateException("Kafka did not start in " + directory + ": " + e.getMessage(), e);
        }
    }

    /** {@code host:port} for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return Ports.HOST + ":" + port;
    }

    /**
     * Creates a topic; an existing topic is left unchanged.
     *
     * @throws IllegalStateException if the broker refuses
     */
    public void createTopic(String name, int partitions) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.empty())))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("cannot create the topic " + name + ": " + e.getMessage(), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating the topic " + name, e);
        }
    }

    /** Stops the broker and waits until it has stopped. Idempotent. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        server.shutdown();
        server.awaitShutdown();
        directory.close();
    }

    private static void format(Path log) throws Exception {
        try (PrintStream quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(quiet)
                    .setNodeId(KafkaSettings.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(log.toString())
                    .addDirectory(log.toString())
                    .setIgnoreFormatted(true)
                    .run();
        }
    }
}
