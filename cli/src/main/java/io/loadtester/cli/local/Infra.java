package io.loadtester.cli.local;

import io.loadtester.embedded.EmbeddedKafka;
import io.loadtester.embedded.EmbeddedPostgres;
import java.util.concurrent.Future;

/**
 * PostgreSQL and Kafka run by this process, with the database, login and topic used in the services' examples.
 *
 * @param kafka host and port
 * @param postgresPort of 127.0.0.1
 */
record Infra(String kafka, int postgresPort) {

    private static final String DATABASE = "distributed_load_tester";
    private static final String USER = "user";
    private static final String PASSWORD = "password";
    private static final String TOPIC = "test_results";

    /** The number that the consumer would create the topic with. */
    private static final int PARTITIONS = 6;

    /**
     * Starts both in parallel.
     *
     * @param services to which both are added; closed by the caller
     */
    static Infra start(LocalData data, int kafkaPort, int postgresPort, RunningServices services)
            throws InterruptedException {
        Future<EmbeddedPostgres> postgres = services.start(Stage.POSTGRES, () -> postgres(data, postgresPort));
        Future<EmbeddedKafka> kafka = services.start(Stage.KAFKA, () -> EmbeddedKafka.start(data.kafka(), kafkaPort));
        EmbeddedPostgres startedPostgres = RunningServices.await(postgres);
        startedPostgres.createDatabase(DATABASE, USER, PASSWORD);
        EmbeddedKafka startedKafka = RunningServices.await(kafka);
        startedKafka.createTopic(TOPIC, PARTITIONS);
        return new Infra(startedKafka.bootstrapServers(), startedPostgres.port());
    }

    private static EmbeddedPostgres postgres(LocalData data, int port) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data.postgres(), port);
        postgres.closedByCaller();
        return postgres;
    }

    /** The flags that connect the services to both. */
    String text() {
        return "Ready:\n  --kafka-broker localhost:" + kafka.substring(kafka.lastIndexOf(':') + 1) + " --kafka-topic "
                + TOPIC + "\n  --database-url \"postgres://" + USER + ":" + PASSWORD + "@localhost:" + postgresPort
                + "/"
                + DATABASE + "?sslmode=disable\"\n";
    }
}
