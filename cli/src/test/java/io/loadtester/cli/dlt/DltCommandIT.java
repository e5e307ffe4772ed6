package io.loadtester.cli.dlt;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.cli.LoadTester;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.embedded.EmbeddedKafka;
import io.loadtester.wire.PublishedCodec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import picocli.CommandLine;

class DltCommandIT {

    private static EmbeddedKafka kafka;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String topic = "";

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.temporary();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @BeforeEach
    void useATopicOfItsOwn(TestInfo test) {
        topic = test.getTestMethod().orElseThrow().getName();
    }

    @Test
    void saysThatThereIsNone() {
        assertThat(run("list")).isEqualTo(ExitCode.OK);

        assertThat(out).hasToString(topic + ".dlt: no dead letters" + System.lineSeparator());
    }

    @Test
    void countsByReasonAndShowsTheNewest() throws Exception {
        put("k", "one", "not a result message");
        put("k", "two", "not a result message");
        String last = put("k", "three", "schema version 9 is not known here");

        assertThat(run("list", "--newest", "1")).isEqualTo(ExitCode.OK);

        assertThat(out.toString())
                .contains("3 dead letters, and 0 that were sent again")
                .containsSubsequence("2  not a result message", "1  schema version 9", "Newest:", last + " ")
                .containsOnlyOnce("bytes");
    }

    @Test
    void showsHeadersContentAndBytesOfOne() throws Exception {
        UUID testId = UUID.randomUUID();
        String readable = put(
                "key",
                PublishedCodec.encode(new WorkerSecond(testId, "alpha", 7, 0, 0, 1, WorkerHealth.IDLE, 0, 0)),
                "refused by the database: …");
        String unreadable = put("key", "no message", "not a result message");

        assertThat(run("show", readable)).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains(
                        "reason: refused by the database",
                        "original-offset: 17",
                        "worker second of test " + testId,
                        "second 7");

        assertThat(run("show", unreadable)).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("cannot be read", "6e 6f 20 6d", "|no message|");
    }

    @Test
    void sendsOneAgainOnceAndAsItCame() throws Exception {
        put("k", "first", "reason");
        String second = put("the key", "second", "reason");

        assertThat(run("resend", second)).isEqualTo(ExitCode.OK);
        assertThat(run("resend", second)).isEqualTo(ExitCode.OK);

        assertThat(out.toString()).contains("is not sent twice");
        assertThat(read(topic)).singleElement().satisfies(record -> {
            assertThat(record.value()).isEqualTo("second".getBytes(StandardCharsets.UTF_8));
            assertThat(record.key()).isEqualTo("the key".getBytes(StandardCharsets.UTF_8));
            assertThat(record.headers().toArray())
                    .extracting(header -> header.key())
                    .containsExactly("own");
        });
        run("list");
        assertThat(out.toString()).contains("1 dead letters, and 1 that were sent again", "(sent again)");
    }

    @Test
    void sendsAllThatWereNotSentBefore() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < 250; n++) {
            ids.add(put("k" + n, "value " + n, "reason"));
        }
        assertThat(run("resend", ids.get(17))).isEqualTo(ExitCode.OK);

        assertThat(run("resend", "--all")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("249 dead letters sent again");
        assertThat(run("resend", "--all")).isEqualTo(ExitCode.OK);

        assertThat(out.toString()).contains("0 dead letters sent again");
        assertThat(read(topic).stream().map(record -> new String(record.value(), StandardCharsets.UTF_8)))
                .hasSize(250)
                .doesNotHaveDuplicates();
    }

    @Test
    void sendsNothingAgainOfWhatWasTooLargeToBeKept() throws Exception {
        String kept = put("k", "v", "reason");
        String stub = put("k", new byte[0], "reason", Map.of("left-out-bytes", "2097152"));

        assertThat(run("resend", stub)).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains(stub + " was too large to be kept");
        assertThat(run("resend", "--all")).isEqualTo(ExitCode.OK);

        assertThat(out.toString()).contains("1 dead letter sent again");
        assertThat(read(topic)).singleElement().satisfies(record -> assertThat(record.value())
                .hasSize(1));
        assertThat(run("resend", kept)).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("is not sent twice");
    }

    @Test
    void refusesWhatCannotBeMeant() throws Exception {
        put("k", "v", "reason");

        assertThat(run("resend")).isEqualTo(ExitCode.USAGE);
        assertThat(run("resend", "0-0", "--all")).isEqualTo(ExitCode.USAGE);
        assertThat(run("show", "seventeen")).isEqualTo(ExitCode.USAGE);
        assertThat(run("show", "0-999")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("0-17", "there is no dead letter 0-999");
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("dlt"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--kafka-broker", kafka.bootstrapServers(), "--kafka-topic", topic));
        CommandLine commandLine = LoadTester.commandLine(Map.of());
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(all.toArray(String[]::new));
    }

    private String put(String key, String value, String reason) throws Exception {
        return put(key, value.getBytes(StandardCharsets.UTF_8), reason);
    }

    private String put(String key, byte[] value, String reason) throws Exception {
        return put(key, value, reason, Map.of());
    }

    /** Writes a dead letter as the consumer does and returns its id. */
    private String put(String key, byte[] value, String reason, Map<String, String> more) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(topic + ".dlt", 0, key.getBytes(StandardCharsets.UTF_8), value);
            Map.of("own", "1", "reason", reason, "original-topic", topic, "original-offset", "17")
                    .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            more.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            var written = producer.send(record).get();
            return written.partition() + "-" + written.offset();
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }
}
