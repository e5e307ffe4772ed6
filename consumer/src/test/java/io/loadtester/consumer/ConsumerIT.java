package io.loadtester.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Published;
import io.loadtester.common.result.WorkerAudit;
import io.loadtester.embedded.EmbeddedKafka;
import io.loadtester.embedded.EmbeddedPostgres;
import io.loadtester.meters.MetersEndpoint;
import io.loadtester.storage.results.ResultReader;
import io.loadtester.wire.PublishedCodec;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

class ConsumerIT {

    private static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.temporary();
    private static final Broker BROKER = new Broker(EmbeddedKafka.temporary());
    private static final Duration SOON = Duration.ofSeconds(60);

    private final UUID testId = UUID.randomUUID();
    private String topic = "";

    @BeforeEach
    void useATopicOfItsOwn(TestInfo test) {
        topic = test.getTestMethod().orElseThrow().getName();
    }

    @Test
    void storesWhatWorkersPublish() throws Exception {
        try (ConfigurableApplicationContext consumer = start("group")) {
            await().atMost(SOON).until(() -> BROKER.size(topic) >= 0);
            assertThat(BROKER.partitionCount(topic)).isEqualTo(6);
            assertThat(BROKER.partitionCount(topic + ".dlt")).isEqualTo(1);

            BROKER.publish(topic, Results.attack(testId, "alpha", 30));
            BROKER.publish(topic, Results.attack(testId, "beta", 30));
            awaitDone("group");

            List<WorkerAudit> audits = consumer.getBean(ResultReader.class).audit(testId);
            assertThat(audits).hasSize(2).allMatch(WorkerAudit::agrees);
            assertThat(BROKER.size(topic + ".dlt")).isZero();
            assertThat(count(consumer, "loadtester.results.stored")).isEqualTo(2 * 61);
        }
    }

    @Test
    void storesTheSameRowsWhenTheTopicIsReadTwice() throws Exception {
        String once;
        try (ConfigurableApplicationContext first = start("first")) {
            BROKER.publish(topic, Results.attack(testId, "alpha", 50));
            awaitDone("first");
            once = rows(first);
        }

        try (ConfigurableApplicationContext second = start("second")) {
            awaitDone("second");

            assertThat(rows(second)).isEqualTo(once).contains("alpha");
            assertThat(count(second, "loadtester.results.duplicates")).isEqualTo(101);
            assertThat(count(second, "loadtester.results.stored")).isZero();
        }
    }

    @Test
    void storesTheSameRowsWhenRecordsComeShuffledAndThreeTimes() throws Exception {
        UUID inOrder = UUID.randomUUID();
        List<Published> attack = Results.attack(testId, "alpha", 60);
        List<Published> shuffled = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            shuffled.addAll(attack);
        }
        Collections.shuffle(shuffled, new Random(42));
        try (ConfigurableApplicationContext consumer = start("group")) {
            BROKER.publish(topic, Results.attack(inOrder, "alpha", 60));
            BROKER.publish(topic, shuffled);
            awaitDone("group");

            assertThat(rows(consumer))
                    .isEqualTo(rows(consumer, inOrder).replace(inOrder.toString(), testId.toString()));
            assertThat(consumer.getBean(ResultReader.class).audit(testId)).allMatch(WorkerAudit::agrees);
        }
    }

    @Test
    void putsPoisonAsideAndStoresItsNeighbours() throws Exception {
        byte[] random = new byte[64];
        new Random(1).nextBytes(random);
        byte[] broken = PublishedCodec.encode(Results.interval(testId, "alpha", 1_000));
        byte[] truncated = Arrays.copyOf(broken, broken.length - 7);
        Interval nulInItsId = Results.interval(testId, "al\0pha", 0);
        List<byte[]> values = new ArrayList<>();
        for (Published each : Results.attack(testId, "alpha", 30)) {
            values.add(PublishedCodec.encode(each));
        }
        values.add(5, random);
        values.add(15, truncated);
        values.add(25, PublishedCodec.encode(nulInItsId));
        values.add(35, new byte[0]);
        try (ConfigurableApplicationContext consumer = start("group")) {
            BROKER.publishRaw(topic, values);
            awaitDone("group");

            assertThat(consumer.getBean(ResultReader.class).audit(testId))
                    .singleElement()
                    .matches(WorkerAudit::agrees);
            List<ConsumerRecord<byte[], byte[]>> deadLetters = BROKER.read(topic + ".dlt");
            assertThat(deadLetters)
                    .extracting(ConsumerRecord::value)
                    .containsExactlyInAnyOrder(random, truncated, PublishedCodec.encode(nulInItsId), new byte[0]);
            assertThat(deadLetters).allSatisfy(deadLetter -> {
                assertThat(header(deadLetter, "reason")).isNotBlank();
                assertThat(header(deadLetter, "original-topic")).isEqualTo(topic);
                assertThat(header(deadLetter, "original-partition")).matches("[0-5]");
                assertThat(header(deadLetter, "original-offset")).matches("\\d+");
            });
            assertThat(count(consumer, "loadtester.results.dead_letters")).isEqualTo(4);
        }
    }

    @Test
    void putsAsideOnlyTheNewsOfWhatIsTooLargeToBePutAside() throws Exception {
        int large = 2 << 20;
        int largest = (1 << 20) - 150;
        BROKER.createTopic(topic, 2 * large);
        List<byte[]> values = new ArrayList<>();
        for (Published each : Results.attack(testId, "alpha", 30)) {
            values.add(PublishedCodec.encode(each));
        }
        values.add(7, new byte[large]);
        // The record fits, but not with the headers that give the reason.
        values.add(17, new byte[largest]);
        values.add(27, new byte[100]);
        try (ConfigurableApplicationContext consumer = start("group")) {
            BROKER.publishRaw(topic, values);
            awaitDone("group");

            assertThat(consumer.getBean(ResultReader.class).audit(testId))
                    .singleElement()
                    .matches(WorkerAudit::agrees);
            List<ConsumerRecord<byte[], byte[]>> deadLetters = BROKER.read(topic + ".dlt");
            assertThat(deadLetters).hasSize(3).allSatisfy(deadLetter -> assertThat(header(deadLetter, "reason"))
                    .isNotBlank());
            assertThat(deadLetters)
                    .filteredOn(deadLetter -> deadLetter.value() != null)
                    .singleElement()
                    .satisfies(deadLetter -> assertThat(deadLetter.value()).hasSize(100));
            assertThat(deadLetters)
                    .filteredOn(deadLetter -> deadLetter.value() == null)
                    .extracting(deadLetter -> header(deadLetter, "left-out-bytes"))
                    .containsExactlyInAnyOrder(String.valueOf(large), String.valueOf(largest));
            assertThat(count(consumer, "loadtester.results.dead_letters")).isEqualTo(3);
        }
    }

    @Test
    void showsWhatItCounts() throws Exception {
        List<byte[]> values = new ArrayList<>();
        for (Published each : Results.attack(testId, "alpha", 30)) {
            values.add(PublishedCodec.encode(each));
        }
        values.add(values.get(0));
        values.add(null);
        values.add(new byte[0]);
        values.add(PublishedCodec.encode(Results.interval(testId, "al\0pha", 0)));
        Map<String, Object> properties = properties(BROKER.bootstrapServers(), POSTGRES, topic, topic + "-group");
        properties.put("loadtester.metrics-port", 0);
        try (ConfigurableApplicationContext consumer = ConsumerApplication.start(properties)) {
            BROKER.publishRaw(topic, values);
            awaitDone("group");

            URI page = URI.create(
                    "http://127.0.0.1:" + consumer.getBean(MetersEndpoint.class).port() + "/metrics");
            String metrics = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                    .body();
            assertThat(metrics.lines())
                    .contains(
                            "loadtester_results_stored_total 61.0",
                            "loadtester_results_duplicates_total 1.0",
                            "loadtester_results_dead_letters_total{kind=\"empty\"} 1.0",
                            "loadtester_results_dead_letters_total{kind=\"undecodable\"} 1.0",
                            "loadtester_results_dead_letters_total{kind=\"refused\"} 1.0",
                            "loadtester_results_retries_total 0.0");
        }
    }

    @Test
    void goesOnWhereAnEarlierOneOfTheGroupEnded() throws Exception {
        try (ConfigurableApplicationContext first = start("group")) {
            BROKER.publish(topic, Results.attack(testId, "alpha", 10));
            awaitDone("group");
            assertThat(count(first, "loadtester.results.stored")).isEqualTo(21);
        }
        BROKER.publish(topic, Results.attack(testId, "beta", 10));

        try (ConfigurableApplicationContext second = start("group")) {
            awaitDone("group");

            assertThat(count(second, "loadtester.results.stored")).isEqualTo(21);
            assertThat(count(second, "loadtester.results.duplicates")).isZero();
        }
    }

    private ConfigurableApplicationContext start(String group) {
        return ConsumerApplication.start(properties(BROKER.bootstrapServers(), POSTGRES, topic, topic + "-" + group));
    }

    static Map<String, Object> properties(String kafka, EmbeddedPostgres postgres, String topic, String group) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spring.kafka.bootstrap-servers", kafka);
        properties.put("spring.datasource.url", postgres.jdbcUrl());
        properties.put("spring.datasource.username", postgres.username());
        properties.put("spring.datasource.password", postgres.password());
        properties.put("loadtester.topic", topic);
        properties.put("loadtester.group", group);
        properties.put("spring.main.register-shutdown-hook", false);
        return properties;
    }

    private void awaitDone(String group) {
        await().atMost(SOON)
                .until(() ->
                        BROKER.size(topic) >= 0 && BROKER.committed(topic + "-" + group, topic) == BROKER.size(topic));
    }

    private String rows(ConfigurableApplicationContext consumer) {
        return rows(consumer, testId);
    }

    /** All rows of a test, without the storage time. */
    private static String rows(ConfigurableApplicationContext consumer, UUID testId) {
        JdbcTemplate sql = new JdbcTemplate(consumer.getBean(DataSource.class));
        List<String> rows = new ArrayList<>();
        for (String table : List.of("attack_interval", "worker_second", "manifest")) {
            rows.addAll(sql.queryForList(
                    "SELECT (to_jsonb(t) - 'stored_at')::text FROM " + table + " t WHERE test_id = ? ORDER BY 1",
                    String.class,
                    testId));
        }
        return String.join("\n", rows);
    }

    private static double count(ConfigurableApplicationContext consumer, String counter) {
        return consumer.getBean(MeterRegistry.class).get(counter).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
