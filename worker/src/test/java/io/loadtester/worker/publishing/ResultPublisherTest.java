package io.loadtester.worker.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Published;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.wire.PublishedCodec;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResultPublisherTest {

    private static final long PLENTY = 1_000_000;

    private final Queue<MockProducer<String, byte[]>> made = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failuresToMake = new AtomicInteger();
    private final AtomicInteger attemptsToMake = new AtomicInteger();
    private boolean acknowledging = true;
    private ResultPublisher publisher;

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void publishesInOrderAndTheManifestLast() {
        AttackResults results = open(PLENTY);

        results.publish(HandMade.interval(0));
        results.publish(workerSecond(0));
        results.publish(HandMade.interval(1));
        CompletableFuture<Boolean> manifest = results.finish(ResultPublisherTest::manifest);

        assertThat(manifest).succeedsWithin(java.time.Duration.ofSeconds(10)).isEqualTo(true);
        assertThat(published()).hasSize(4).last().isEqualTo(manifest(0));
        assertThat(published().stream().map(Published::getClass))
                .isEqualTo(List.of(Interval.class, WorkerSecond.class, Interval.class, Manifest.class));
        assertThat(publisher.backlog()).isEqualTo(new Backlog(0, 0));
    }

    @Test
    void holdsTheManifestBackUntilAllElseIsAcknowledged() {
        acknowledging = false;
        AttackResults results = open(PLENTY);
        results.publish(HandMade.interval(0));
        results.publish(HandMade.interval(1));

        CompletableFuture<Boolean> manifest = results.finish(ResultPublisherTest::manifest);

        await().until(() -> published().size() == 2);
        producer().completeNext();
        assertThat(publisher.backlog()).isEqualTo(new Backlog(1, 0));
        producer().completeNext();
        await().until(() -> published().size() == 3);
        assertThat(manifest).isNotDone();
        await().until(() -> producer().completeNext());
        assertThat(manifest).succeedsWithin(java.time.Duration.ofSeconds(10)).isEqualTo(true);
    }

    @Test
    void countsWhatFindsNoRoomInManifestAndBacklog() {
        acknowledging = false;
        AttackResults results = open(2 * (PublishedCodec.encode(HandMade.interval(0)).length + 256) + 10);
        for (int n = 0; n < 5; n++) {
            results.publish(HandMade.interval(n));
        }
        results.publish(workerSecond(0));

        CompletableFuture<Boolean> manifest = results.finish(ResultPublisherTest::manifest);

        assertThat(publisher.backlog()).isEqualTo(new Backlog(2, 4));
        await().until(() -> producer().completeNext());
        await().until(() -> producer().completeNext());
        await().until(() -> producer().completeNext());
        assertThat(manifest).succeedsWithin(java.time.Duration.ofSeconds(10));
        assertThat(published()).last().isEqualTo(manifest(3));
    }

    @Test
    void sendsAgainWhatTheProducerGaveUp() {
        acknowledging = false;
        AttackResults results = open(PLENTY);
        results.publish(HandMade.interval(0));
        CompletableFuture<Boolean> manifest = results.finish(ResultPublisherTest::manifest);

        await().until(() -> producer().errorNext(new TimeoutException("delivery timed out")));
        await().until(() -> producer().completeNext());
        await().until(() -> producer().completeNext());

        assertThat(manifest).succeedsWithin(java.time.Duration.ofSeconds(10));
        assertThat(published()).hasSize(3).last().isEqualTo(manifest(0));
    }

    @Test
    void givesUpOnlyWhatKafkaWillNeverTake() {
        acknowledging = false;
        AttackResults results = open(PLENTY);
        results.publish(HandMade.interval(0));
        CompletableFuture<Boolean> manifest = results.finish(ResultPublisherTest::manifest);

        await().until(() -> producer().errorNext(new RecordTooLargeException("too large")));
        await().until(() -> producer().completeNext());

        assertThat(manifest).succeedsWithin(java.time.Duration.ofSeconds(10));
        assertThat(published()).last().isEqualTo(manifest(1));
        assertThat(publisher.backlog()).isEqualTo(new Backlog(0, 1));
    }

    @Test
    void replacesAProducerThatHasFailedAsAWhole() {
        AttackResults results = open(PLENTY);
        await().until(() -> !made.isEmpty());
        producer().sendException = new KafkaException("a previous request has failed");

        results.publish(HandMade.interval(0));
        CompletableFuture<Boolean> manifest = results.finish(ResultPublisherTest::manifest);

        assertThat(manifest).succeedsWithin(java.time.Duration.ofSeconds(10)).isEqualTo(true);
        assertThat(made).hasSize(2);
        assertThat(made.element().closed()).isTrue();
    }

    @Test
    void waitsForAKafkaThatCannotBeFoundAtFirst() {
        failuresToMake.set(2);
        AttackResults results = open(PLENTY);

        results.publish(HandMade.interval(0));
        CompletableFuture<Boolean> manifest = results.finish(ResultPublisherTest::manifest);

        assertThat(manifest).succeedsWithin(java.time.Duration.ofSeconds(10)).isEqualTo(true);
        assertThat(attemptsToMake).hasValue(3);
    }

    private AttackResults open(long bufferBytes) {
        publisher = new ResultPublisher(BufferOptions.memoryOnly(bufferBytes), "results", this::make);
        return publisher.open();
    }

    private Producer<String, byte[]> make() {
        attemptsToMake.incrementAndGet();
        if (failuresToMake.getAndDecrement() > 0) {
            throw new KafkaException("no resolvable bootstrap urls");
        }
        var producer = new MockProducer<>(acknowledging, null, new StringSerializer(), new ByteArraySerializer());
        made.add(producer);
        return producer;
    }

    private MockProducer<String, byte[]> producer() {
        await().until(() -> !made.isEmpty());
        return made.element();
    }

    private List<Published> published() {
        return made.stream()
                .flatMap(producer -> producer.history().stream())
                .map(sent -> PublishedCodec.decode(sent.value()))
                .toList();
    }

    private static WorkerSecond workerSecond(int second) {
        return new WorkerSecond(HandMade.TEST_ID, "w", second, 0, 0, 0, WorkerHealth.IDLE, 0, 0);
    }

    private static Manifest manifest(long lost) {
        return HandMade.manifest(5, lost);
    }
}
