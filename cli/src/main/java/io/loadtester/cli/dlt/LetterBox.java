package io.loadtester.cli.dlt;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.spec.Reason;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The dead letters of a results topic. Kafka stores which were sent again, as the committed offsets of a consumer
 * group, so that none is sent twice. Not thread-safe.
 */
final class LetterBox implements AutoCloseable {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String ANSWER_WITHIN_MILLIS = Long.toString(ANSWER_WITHIN.toMillis());

    private final String broker;
    private final String resultsTopic;
    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, ResentOffsets> resent = new HashMap<>();

    private LetterBox(String broker, String resultsTopic) {
        this.broker = broker;
        this.resultsTopic = resultsTopic;
        this.topic = resultsTopic + ".dlt";
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", broker,
                        "group.id", topic + ".resent",
                        "enable.auto.commit", "false",
                        "allow.auto.create.topics", "false",
                        "auto.offset.reset", "earliest",
                        "default.api.timeout.ms", ANSWER_WITHIN_MILLIS,
                        "request.timeout.ms", "5000"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** @throws CommandException if Kafka cannot be reached */
    static LetterBox open(String broker, String resultsTopic) {
        LetterBox box = null;
        try {
            box = new LetterBox(broker, resultsTopic);
            box.find();
            return box;
        } catch (KafkaException e) {
            if (box != null) {
                box.close();
            }
            throw trouble(broker, e);
        }
    }

    private void find() {
        List<TopicPartition> partitions =
                Optional.ofNullable(consumer.listTopics().get(topic)).orElse(List.of()).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        consumer.assign(partitions);
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = committed.get(partition);
            resent.put(partition, offset == null ? ResentOffsets.none() : ResentOffsets.of(offset));
        }
    }

    private static CommandException trouble(String broker, Exception e) {
        String why = e instanceof TimeoutException
                ? "no answer within " + ANSWER_WITHIN.toSeconds() + " s"
                : Reason.of(e.getCause() == null ? e : e.getCause());
        return new CommandException(
                ExitCode.FAILED, "cannot use Kafka at " + broker + ": " + why + "; check --kafka-broker", e);
    }

    String topic() {
        return topic;
    }

    /** Visits all dead letters, oldest first in each partition. */
    void forEach(Consumer<Letter> reader) {
        try {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            consumer.seekToBeginning(consumer.assignment());
            Set<TopicPartition> unread = new HashSet<>(ends.keySet());
            unread.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
            while (!unread.isEmpty()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    TopicPartition partition = new TopicPartition(topic, record.partition());
                    if (record.offset() < ends.getOrDefault(partition, 0L)) {
                        reader.accept(letter(record));
                    }
                }
                unread.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
            }
        } catch (KafkaException e) {
            throw trouble(broker, e);
        }
    }

    private Letter letter(ConsumerRecord<byte[], byte[]> record) {
        return new Letter(record, resentIn(record.partition()).contains(record.offset()));
    }

    private ResentOffsets resentIn(int partition) {
        return resent.computeIfAbsent(new TopicPartition(topic, partition), unknown -> ResentOffsets.none());
    }

    /** @throws CommandException if there is no letter with this id */
    Letter find(LetterId id) {
        Letter[] found = new Letter[1];
        forEach(letter -> {
            if (letter.id().equals(id)) {
                found[0] = letter;
            }
        });
        if (found[0] == null) {
            throw new CommandException(
                    ExitCode.FAILED, "there is no dead letter " + id + " in " + topic + "; it may have expired");
        }
        return found[0];
    }

    /** Sends letters to the results topic again and records that once Kafka has them. Skips those sent before. */
    void resend(Collection<Letter> letters) {
        List<Letter> due = letters.stream().filter(letter -> !letter.resent()).toList();
        Map<TopicPartition, Long> firstKept = consumer.beginningOffsets(consumer.assignment());
        Map<TopicPartition, OffsetAndMetadata> noted = new HashMap<>();
        for (Letter letter : due) {
            TopicPartition partition = new TopicPartition(topic, letter.id().partition());
            ResentOffsets offsets = resentIn(letter.id().partition());
            offsets.add(letter.id().offset(), firstKept.getOrDefault(partition, 0L));
            noted.put(partition, offsets.committed());
            if (!offsets.fits()) {
                throw new CommandException(
                        ExitCode.FAILED,
                        "cannot record more letters that were resent one by one; resend older ones first");
            }
        }
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            List<Future<?>> sending = due.stream()
                    .<Future<?>>map(letter -> producer.send(letter.original(resultsTopic)))
                    .toList();
            producer.flush();
            for (Future<?> sent : sending) {
                sent.get();
            }
            consumer.commitSync(noted);
        } catch (ExecutionException | KafkaException e) {
            throw trouble(broker, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(
                    ExitCode.FAILED, "interrupted; letters already sent are not recorded as resent", e);
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        broker,
                        "acks",
                        "all",
                        "max.in.flight.requests.per.connection",
                        1,
                        "max.block.ms",
                        ANSWER_WITHIN_MILLIS,
                        "request.timeout.ms",
                        "5000",
                        "delivery.timeout.ms",
                        "15000"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
