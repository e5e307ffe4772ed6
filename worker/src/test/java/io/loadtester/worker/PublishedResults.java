package io.loadtester.worker;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Published;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.wire.PublishedCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The content of the topic, read from its beginning on demand. Used by one thread at a time. */
final class PublishedResults implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Published> all = new ArrayList<>();

    PublishedResults(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "group.id", "test",
                        "auto.offset.reset", "earliest",
                        "metadata.max.age.ms", "500"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
    }

    /** The manifest, once it has arrived; by then everything published before it has been read. */
    Optional<Manifest> manifest() {
        consumer.poll(Duration.ofMillis(200)).forEach(published -> all.add(PublishedCodec.decode(published.value())));
        return of(Manifest.class).findFirst();
    }

    List<Interval> intervals() {
        return of(Interval.class).toList();
    }

    List<WorkerSecond> workerSeconds() {
        return of(WorkerSecond.class).toList();
    }

    Published last() {
        return all.get(all.size() - 1);
    }

    Ledger ledgerOfIntervals() {
        return intervals().stream().map(Interval::ledger).reduce(Ledger.ZERO, Ledger::plus);
    }

    private <T> Stream<T> of(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
