package io.loadtester.benchmarks.simulate;

import io.loadtester.embedded.EmbeddedKafka;
import io.loadtester.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Kafka, a PostgreSQL that really writes to disk, and this project's consumers. */
final class WholeSystem implements AutoCloseable {

    static final String GROUP = "simulation";

    private final String topic;
    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;
    private final ServerCpu server;
    private final List<ConsumerProcess> consumers = new ArrayList<>();

    WholeSystem(Path directory, String topic) throws IOException {
        this.topic = topic;
        Path postgresDirectory = directory.resolve("postgres");
        this.postgres = EmbeddedPostgres.start(postgresDirectory, 0);
        this.kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
        this.server = new ServerCpu(postgresDirectory.resolve("data"));
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    ServerCpu server() {
        return server;
    }

    /** @param cpu for the first consumer, the others get the following ones; negative for any */
    List<ConsumerProcess> startConsumers(int count, int cpu) throws IOException {
        Map<String, String> settings = Map.of(
                "spring.kafka.bootstrap-servers", kafka.bootstrapServers(),
                "spring.datasource.url", postgres.jdbcUrl(),
                "spring.datasource.username", postgres.username(),
                "spring.datasource.password", postgres.password(),
                "loadtester.topic", topic,
                "loadtester.group", GROUP);
        for (int i = 0; i < count; i++) {
            consumers.add(new ConsumerProcess(cpu < 0 ? cpu : cpu + i, settings));
        }
        return List.copyOf(consumers);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
    }

    @Override
    public void close() {
        consumers.forEach(ConsumerProcess::close);
        kafka.close();
        postgres.close();
    }
}
