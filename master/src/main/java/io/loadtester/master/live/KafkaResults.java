package io.loadtester.master.live;

import io.loadtester.master.dispatch.TestBoard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the whole results topic for the hub, without a consumer group, so that every master sees every record and no
 * other reader's offsets move. Starts where the oldest unfinished test was submitted, and retries while Kafka is
 * unavailable. Runs on its own thread.
 */
final class KafkaResults implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaResults.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration LOOK_FOR_PARTITIONS = Duration.ofSeconds(10);
    private static final Duration LOOK_FOR_TOPIC = Duration.ofMillis(500);

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);

    /** Record timestamps come from the workers' clocks, which may be off. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(10);

    private final String topic;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final TestBoard board;
    private final LiveHub hub;
    private final Executor live;

    /** The offset to resume each partition at if the consumer has to be replaced. */
    private final Map<TopicPartition, Long> next = new HashMap<>();

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closed;
    private boolean complained;

    KafkaResults(
            String topic, Supplier<Consumer<String, byte[]>> consumers, TestBoard board, LiveHub hub, Executor live) {
        this.topic = topic;
        this.consumers = consumers;
        this.board = board;
        this.hub = hub;
        this.live = live;
    }

    @Override
    public void run() {
        try {
            readUntilClosed();
        } finally {
            ended.countDown();
        }
    }

    private void readUntilClosed() {
        while (!closed) {
            try (Consumer<String, byte[]> consumer = consumers.get()) {
                read(consumer);
            } catch (InterruptException | WakeupException e) {
                return;
            } catch (KafkaException | IllegalStateException e) {
                if (!complained && !closed) {
                    complained = true;
                    LOG.warn("Kafka does not answer; live views do not update until it does: {}", e.getMessage());
                }
                pause();
            }
        }
    }

    private void read(Consumer<String, byte[]> consumer) {
        long lookAgainAt = System.nanoTime();
        while (!closed) {
            if (System.nanoTime() - lookAgainAt >= 0) {
                assign(consumer);
                Duration pause = consumer.assignment().isEmpty() ? LOOK_FOR_TOPIC : LOOK_FOR_PARTITIONS;
                lookAgainAt = System.nanoTime() + pause.toNanos();
                if (complained) {
                    complained = false;
                    LOG.info("Kafka answers again");
                }
            }
            if (consumer.assignment().isEmpty()) {
                pause();
                continue;
            }
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                // Waiting for the hub bounds how much decoded data is in memory.
                CompletableFuture.runAsync(() -> hand(records), live).join();
                consumer.assignment().forEach(partition -> next.put(partition, consumer.position(partition)));
            }
        }
    }

    private void hand(ConsumerRecords<String, byte[]> records) {
        records.forEach(record -> {
            if (record.key() != null && record.value() != null) {
                hub.received(record.key(), record.value());
            }
        });
    }

    /** Assigns the partitions that are not read yet: all at first, added ones later. */
    private void assign(Consumer<String, byte[]> consumer) {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        Set<TopicPartition> wanted = found == null
                ? Set.of()
                : found.stream()
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .collect(Collectors.toSet());
        Set<TopicPartition> fresh = new HashSet<>(wanted);
        fresh.removeAll(consumer.assignment());
        if (fresh.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> positions = new HashMap<>();
        consumer.assignment().forEach(partition -> positions.put(partition, consumer.position(partition)));
        positions.putAll(beginnings(consumer, fresh));
        consumer.assign(new ArrayList<>(positions.keySet()));
        positions.forEach(consumer::seek);
    }

    private Map<TopicPartition, Long> beginnings(Consumer<String, byte[]> consumer, Set<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> positions = new HashMap<>(ends);
        oldestTest().ifPresent(since -> {
            Map<TopicPartition, Long> times =
                    partitions.stream().collect(Collectors.toMap(one -> one, one -> since.toEpochMilli()));
            Map<TopicPartition, OffsetAndTimestamp> offsets = consumer.offsetsForTimes(times);
            offsets.forEach((partition, offset) -> {
                if (offset != null) {
                    positions.put(partition, offset.offset());
                }
            });
        });
        partitions.stream().filter(next::containsKey).forEach(known -> positions.put(known, next.get(known)));
        return positions;
    }

    private Optional<Instant> oldestTest() {
        return board.all().stream()
                .findFirst()
                .map(oldest -> oldest.test().submittedAt().minus(CLOCKS_APART));
    }

    private void pause() {
        try {
            Thread.sleep(LOOK_FOR_TOPIC.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /** Stops reading and waits for that, {@link #CLOSE_WITHIN} at most. */
    @Override
    public void close() {
        closed = true;
        try {
            if (!ended.await(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("the live view's Kafka reader did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
