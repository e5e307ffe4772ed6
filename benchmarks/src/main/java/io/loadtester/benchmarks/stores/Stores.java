package io.loadtester.benchmarks.stores;

import io.loadtester.embedded.EmbeddedKafka;
import io.loadtester.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Starts PostgreSQL and Kafka, prints a line with the address of each, and runs until it is killed. Keeps its data in a
 * folder.
 */
final class Stores {

    private static final String NAME = "loadtester";

    private Stores() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path directory = Path.of(arguments[0]);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory.resolve("postgres-data"), 0);
                EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka-data"), 0)) {
            postgres.createDatabase(NAME, NAME, NAME);
            System.out.println("database postgres://" + NAME + ":" + NAME + "@127.0.0.1:" + postgres.port() + "/" + NAME
                    + "?sslmode=disable");
            System.out.println("kafka " + kafka.bootstrapServers());
            new CountDownLatch(1).await();
        }
    }
}
