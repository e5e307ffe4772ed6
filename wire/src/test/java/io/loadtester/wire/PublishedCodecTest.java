package io.loadtester.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.result.Completions;
import io.loadtester.common.result.Exemplar;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Published;
import io.loadtester.common.result.WorkerSecond;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedCodecTest {

    private static final UUID TEST = UUID.fromString("6f4c6f0e-5d0c-4a56-9f40-4f4cc3dbb5ae");

    static Stream<Published> everyKind() {
        return Stream.of(
                interval(),
                new WorkerSecond(
                        TEST,
                        "worker-alpha",
                        4,
                        1,
                        2,
                        3,
                        new WorkerHealth(1, 2, 0.5, 4, 5, 6, 7, 8, 1.5, 10),
                        11,
                        12,
                        13),
                new Manifest(TEST, "worker-alpha", 2, 10, 1, new Ledger(12, 8, 1, 3, 7, 1), 1, 2, 3, -4, 5, "stopped"));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void decodesWhatItEncoded(Published published) {
        assertThat(PublishedCodec.decode(PublishedCodec.encode(published))).isEqualTo(published);
    }

    @Test
    void keepsEveryRecordedValueOfAHistogramAtItsResolution() {
        Interval decoded = (Interval) PublishedCodec.decode(PublishedCodec.encode(interval()));

        assertThat(decoded.latencies().histogram(LatencyKind.FAILED_RESPONSE).getMaxValue())
                .isBetween(3_600_000_000_000L, 3_604_000_000_000L);
        assertThat(decoded.latencies().histogram(LatencyKind.FAILED_RESPONSE).getTotalCount())
                .isEqualTo(2);
    }

    @Test
    void refusesAnIntervalWhoseCountsContradictEachOther() {
        byte[] bytes = PublishedCodec.encode(interval());
        var message = parse(bytes).toBuilder();
        message.getIntervalBuilder().putStatusCodes(200, 77);

        assertThatThrownBy(() -> PublishedCodec.decode(message.build().toByteArray()))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("status codes");
    }

    @Test
    void refusesAnIntervalThatSkipsMoreThanWasScheduled() {
        var message = parse(PublishedCodec.encode(interval())).toBuilder();
        message.getIntervalBuilder().getLedgerBuilder().setSkipped(8);

        assertThatThrownBy(() -> PublishedCodec.decode(message.build().toByteArray()))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("more skipped than scheduled");
    }

    @Test
    void countsFailureKindsOfANewerVersionTogether() {
        Interval known = interval();
        var message = parse(PublishedCodec.encode(known)).toBuilder();
        var content = message.getIntervalBuilder();
        content.clearFailures();
        content.putFailures("from_the_future", 1).putFailures("from_afar", 1);
        content.addExemplars(io.loadtester.proto.results.Exemplar.newBuilder()
                .setFailureKind("from_the_future")
                .setText("oops"));

        Interval decoded = (Interval) PublishedCodec.decode(message.build().toByteArray());

        assertThat(decoded.counts().failures()).containsExactly(Map.entry(FailureKind.OTHER, 2L));
        assertThat(decoded.exemplars()).contains(new Exemplar(0, 0, 0, FailureKind.OTHER, "oops"));
    }

    @Test
    void refusesAnUnknownSchemaVersion() {
        byte[] bytes = parse(PublishedCodec.encode(interval())).toBuilder()
                .setSchemaVersion(3)
                .build()
                .toByteArray();

        assertThatThrownBy(() -> PublishedCodec.decode(bytes))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("schema version 3");
    }

    @Test
    void answersDamagedBytesWithUndecodableAndNothingElse() {
        byte[] good = PublishedCodec.encode(interval());
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = good.clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                PublishedCodec.decode(damaged);
            } catch (UndecodableException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
    }

    private static io.loadtester.proto.results.ResultMessage parse(byte[] bytes) {
        try {
            return io.loadtester.proto.results.ResultMessage.parseFrom(bytes);
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void readsAnIntervalInWhichSucceededAndFailedHitsWereNotToldApart() throws IOException {
        Interval mixed = (Interval) first("interval-mixed.bin");

        assertThat(mixed.ledger()).isEqualTo(new Ledger(10, 9, 1, 8, 1));
        assertThat(mixed.succeeded()).isEqualTo(4);
        assertThat(mixed.completions()).isEqualTo(new Completions(4, 6));
        assertThat(mixed.statusCodes()).isEqualTo(Map.of(200, 4L, 500, 2L));
        assertThat(mixed.failures())
                .isEqualTo(Map.of(
                        FailureKind.STATUS, 2L,
                        FailureKind.ASSERTION, 1L,
                        FailureKind.REDIRECTS, 1L,
                        FailureKind.TIMEOUT, 1L,
                        FailureKind.CONNECT_REFUSED, 1L));
        assertThat(mixed.latencies().count(LatencyKind.RESPONSE)).isEqualTo(4);
        assertThat(mixed.latencies().count(LatencyKind.FAILED_RESPONSE)).isEqualTo(6);
        assertThat(mixed.latencies().sparseOfAll().valueAtPercentile(50)).isBetween(5_000_000L, 5_010_000L);
        assertThat(mixed.latencies().count(LatencyKind.FIRST_BYTE)).isZero();
        assertThat(PublishedCodec.decode(PublishedCodec.encode(mixed))).isEqualTo(mixed);
    }

    @Test
    void takesOldTimesAsTheyAreWhereAllHitsSucceeded() throws IOException {
        Interval succeeded = (Interval) first("interval-succeeded.bin");

        assertThat(succeeded.succeeded()).isEqualTo(3);
        assertThat(succeeded.failures()).isEmpty();
        assertThat(succeeded.latencies().histogram(LatencyKind.RESPONSE).getMaxValue())
                .isBetween(3_000_000L, 3_010_000L);
        assertThat(succeeded.latencies().count(LatencyKind.SERVICE)).isEqualTo(3);
    }

    @Test
    void takesOldTimesAsThoseOfFailedHitsWhereNoneSucceeded() throws IOException {
        Interval refused = (Interval) first("interval-refused.bin");

        assertThat(refused.succeeded()).isZero();
        assertThat(refused.completions()).isEqualTo(new Completions(0, 2));
        assertThat(refused.latencies().count(LatencyKind.RESPONSE)).isZero();
        assertThat(refused.latencies().histogram(LatencyKind.FAILED_RESPONSE).getMaxValue())
                .isBetween(2_000_000L, 2_010_000L);
    }

    @Test
    void readsOldWorkerSecondsAndManifests() throws IOException {
        assertThat(first("worker-second.bin"))
                .isInstanceOfSatisfying(WorkerSecond.class, workerSecond -> assertThat(workerSecond.scheduled())
                        .isEqualTo(10));
        assertThat(first("manifest.bin")).isInstanceOfSatisfying(Manifest.class, manifest -> assertThat(
                        manifest.ledger().ended())
                .isEqualTo(15));
    }

    /** In the first version of the schema. */
    private static Published first(String name) throws IOException {
        try (InputStream file = PublishedCodecTest.class.getResourceAsStream("/published-v1/" + name)) {
            return PublishedCodec.decode(Objects.requireNonNull(file).readAllBytes());
        }
    }

    private static Interval interval() {
        Latencies latencies = Latencies.create();
        latencies.histogram(LatencyKind.RESPONSE).recordValue(1_234_567);
        latencies.histogram(LatencyKind.FAILED_RESPONSE).recordValue(900);
        latencies.histogram(LatencyKind.FAILED_RESPONSE).recordValue(3_600_000_000_000L);
        latencies.histogram(LatencyKind.SERVICE).recordValue(1_000_000);
        latencies.histogram(LatencyKind.FIRST_BYTE).recordValue(900_000);
        latencies.histogram(LatencyKind.START_DELAY).recordValue(20_000);
        latencies.histogram(LatencyKind.START_DELAY).recordValue(0);
        HitCounts counts = new HitCounts(
                new Ledger(7, 2, 1, 4, 1, 1),
                1,
                new Completions(2, 1),
                Map.of(200, 1L),
                Map.of(FailureKind.TIMEOUT, 1L, FailureKind.NO_CONNECTION, 1L),
                1,
                512,
                0);
        return new Interval(
                TEST,
                "worker-alpha",
                1,
                42,
                3,
                "GET http://127.0.0.1/",
                counts,
                latencies,
                List.of(new Exemplar(1, 2, 0, FailureKind.TIMEOUT, "no response within 30s")));
    }
}
