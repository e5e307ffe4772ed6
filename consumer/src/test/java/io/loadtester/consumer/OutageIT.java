package io.loadtester.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loadtester.common.result.WorkerAudit;
import io.loadtester.embedded.EmbeddedKafka;
import io.loadtester.embedded.EmbeddedPostgres;
import io.loadtester.storage.results.ResultReader;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class OutageIT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String TOPIC = "test_results";

    @TempDir
    private Path directory;

    private final UUID testId = UUID.randomUUID();

    @Test
    void losesNothingWhenTheDatabaseGoesAndComesBack() throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(directory.resolve("postgres"), 0);
        try (EmbeddedKafka kafka = EmbeddedKafka.temporary();
                Broker broker = new Broker(kafka);
                ConfigurableApplicationContext consumer = start(kafka.bootstrapServers(), postgres)) {
            broker.publish(TOPIC, Results.attack(testId, "alpha", 20));
            await().atMost(SOON).until(() -> broker.committed("group", TOPIC) == broker.size(TOPIC));

            postgres.close();
            broker.publish(TOPIC, Results.attack(testId, "beta", 20));
            await("the fault to be felt").atMost(SOON).until(() -> retries(consumer) >= 2);
            assertThat(broker.committed("group", TOPIC)).isLessThan(broker.size(TOPIC));
            postgres = EmbeddedPostgres.start(directory.resolve("postgres"), postgres.port());
            await().atMost(SOON).until(() -> broker.committed("group", TOPIC) == broker.size(TOPIC));

            assertThat(consumer.getBean(ResultReader.class).audit(testId))
                    .hasSize(2)
                    .allMatch(WorkerAudit::agrees);
            assertThat(broker.size(TOPIC + ".dlt")).isZero();
        } finally {
            postgres.close();
        }
    }

    @Test
    void stopsWhileTheDatabaseIsGone() throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(directory.resolve("postgres"), 0);
        try (EmbeddedKafka kafka = EmbeddedKafka.temporary();
                Broker broker = new Broker(kafka)) {
            ConfigurableApplicationContext consumer = start(kafka.bootstrapServers(), postgres);
            broker.publish(TOPIC, Results.attack(testId, "alpha", 1));
            await().atMost(SOON).until(() -> broker.committed("group", TOPIC) == broker.size(TOPIC));
            postgres.close();
            broker.publish(TOPIC, Results.attack(testId, "beta", 1));
            await().atMost(SOON).until(() -> retries(consumer) >= 2);

            consumer.close();

            assertThat(broker.committed("group", TOPIC)).isLessThan(broker.size(TOPIC));
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.contains(KafkaResultListener.ID));
        } finally {
            postgres.close();
        }
    }

    @Test
    void waitsForKafkaAtStart() throws Exception {
        String bootstrapServers;
        try (EmbeddedKafka earlier = EmbeddedKafka.start(directory.resolve("kafka"), 0)) {
            bootstrapServers = earlier.bootstrapServers();
        }
        int port = Integer.parseInt(bootstrapServers.substring(bootstrapServers.indexOf(':') + 1));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.temporary();
                ConfigurableApplicationContext consumer = start(bootstrapServers, postgres);
                EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), port);
                Broker broker = new Broker(kafka)) {
            await().atMost(SOON).until(() -> broker.size(TOPIC) >= 0);
            broker.publish(TOPIC, Results.attack(testId, "alpha", 5));

            await().atMost(SOON).until(() -> consumer.getBean(ResultReader.class).audit(testId).stream()
                    .anyMatch(WorkerAudit::agrees));
        }
    }

    private static ConfigurableApplicationContext start(String kafka, EmbeddedPostgres postgres) {
        Map<String, Object> properties = ConsumerIT.properties(kafka, postgres, TOPIC, "group");
        return ConsumerApplication.start(properties);
    }

    private static double retries(ConfigurableApplicationContext consumer) {
        return consumer.getBean(MeterRegistry.class)
                .counter("loadtester.results.retries")
                .count();
    }
}
