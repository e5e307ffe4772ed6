package io.loadtester.worker.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Published;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.wire.PublishedCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsOnDiskTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final long INTERVAL_BYTES = PublishedCodec.encode(HandMade.interval(0)).length + 256L;

    @TempDir
    private Path directory;

    private final MockProducer<String, byte[]> kafka =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private volatile boolean kafkaIsThere;

    @Test
    void theManifestNamesExactlyWhatFoundNoRoom() {
        try (ResultPublisher publisher = publisher(20 * INTERVAL_BYTES)) {
            AttackResults results = publisher.open();
            for (int n = 0; n < 200; n++) {
                results.publish(HandMade.interval(n));
            }
            results.publish(new WorkerSecond(HandMade.TEST_ID, "w", 0, 0, 0, 0, WorkerHealth.IDLE, 0, 0));
            CompletableFuture<Boolean> manifest = results.finish(ResultsOnDiskTest::manifest);
            assertThat(publisher.backlog().lost()).isGreaterThan(100);
            assertThat(manifest).isNotDone();

            kafkaIsThere = true;

            assertThat(manifest).succeedsWithin(SOON).isEqualTo(true);
            long intervals =
                    published().stream().filter(Interval.class::isInstance).count();
            assertThat(published()).last().isEqualTo(manifest(200 - intervals));
            assertThat(sequences()).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void theNextLifePublishesAnAttackToItsManifest() {
        CompletableFuture<Boolean> manifest;
        try (ResultPublisher first = publisher(10_000 * INTERVAL_BYTES)) {
            AttackResults results = first.open();
            for (int n = 0; n < 100; n++) {
                results.publish(HandMade.interval(n));
            }
            manifest = results.finish(ResultsOnDiskTest::manifest);
        }
        assertThat(manifest).isCompletedWithValue(true);

        kafkaIsThere = true;
        try (ResultPublisher second = publisher(10_000 * INTERVAL_BYTES)) {
            await().atMost(SOON).until(() -> published().stream().anyMatch(Manifest.class::isInstance));

            Manifest last = published().stream()
                    .filter(Manifest.class::isInstance)
                    .map(Manifest.class::cast)
                    .findFirst()
                    .orElseThrow();
            assertThat(last.lostIntervals()).isEqualTo(100 - sequences().size());
            assertThat(published()).last().isEqualTo(last);
            assertThat(sequences()).isSorted().doesNotHaveDuplicates();
            await().atMost(SOON).until(() -> second.backlog().unsent() == 0);
        }
    }

    @Test
    void theManifestIsKeptTooWhenNothingWasLost() {
        try (ResultPublisher first = new ResultPublisher(
                new BufferOptions(1_000 * INTERVAL_BYTES, directory, 10_000 * INTERVAL_BYTES), "results", this::make)) {
            AttackResults results = first.open();
            LongStream.range(0, 50).forEach(n -> results.publish(HandMade.interval(n)));
            var unused = results.finish(ResultsOnDiskTest::manifest);
        }

        kafkaIsThere = true;
        try (ResultPublisher second = publisher(10_000 * INTERVAL_BYTES)) {
            await().atMost(SOON).until(() -> published().size() == 51);

            assertThat(sequences()).isEqualTo(LongStream.range(0, 50).boxed().toList());
            assertThat(published()).last().isEqualTo(manifest(0));
            await().atMost(SOON).until(() -> second.backlog().unsent() == 0);
        }
    }

    private ResultPublisher publisher(long diskBytes) {
        return new ResultPublisher(new BufferOptions(20 * INTERVAL_BYTES, directory, diskBytes), "results", this::make);
    }

    private MockProducer<String, byte[]> make() {
        if (!kafkaIsThere) {
            throw new KafkaException("no resolvable bootstrap urls");
        }
        return kafka;
    }

    private List<Published> published() {
        return kafka.history().stream()
                .map(sent -> PublishedCodec.decode(sent.value()))
                .toList();
    }

    private List<Long> sequences() {
        return published().stream()
                .filter(Interval.class::isInstance)
                .map(each -> ((Interval) each).sequence())
                .toList();
    }

    private static Manifest manifest(long lost) {
        return HandMade.manifest(200, lost);
    }
}
