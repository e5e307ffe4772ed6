package io.loadtester.common.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.result.Exemplar;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Published;
import io.loadtester.common.result.Pulse;
import java.util.List;
import java.util.Map;
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
                new Pulse(
                        TEST, "worker-alpha", 4, 1, 2, 3, new WorkerHealth(1, 2, 0.5, 4, 5, 6, 7, 8, 1.5, 10), 11, 12),
                new Manifest(TEST, "worker-alpha", 2, 10, 1, new Ledger(9, 8, 1, 7, 1), 1, 2, 3, -4, 5, "stopped"));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void decodesWhatItEncoded(Published published) {
        assertThat(PublishedCodec.decode(PublishedCodec.encode(published))).isEqualTo(published);
    }

    @Test
    void keepsEveryRecordedValueOfAHistogramAtItsResolution() {
        Interval decoded = (Interval) PublishedCodec.decode(PublishedCodec.encode(interval()));

        assertThat(decoded.latencies().responseTime().getMaxValue()).isBetween(3_600_000_000_000L, 3_604_000_000_000L);
        assertThat(decoded.latencies().responseTime().getTotalCount()).isEqualTo(3);
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
    void refusesAnUnknownSchemaVersion() {
        byte[] bytes = parse(PublishedCodec.encode(interval())).toBuilder()
                .setSchemaVersion(2)
                .build()
                .toByteArray();

        assertThatThrownBy(() -> PublishedCodec.decode(bytes))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("schema version 2");
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

    private static Interval interval() {
        Latencies latencies = Latencies.create();
        for (long nanos : new long[] {900, 1_234_567, 3_600_000_000_000L}) {
            latencies.responseTime().recordValue(nanos);
        }
        latencies.serviceTime().recordValue(1_000_000);
        latencies.serviceTime().recordValue(30_000_000_000L);
        latencies.startDelay().recordValue(20_000);
        latencies.startDelay().recordValue(0);
        return new Interval(
                TEST,
                "worker-alpha",
                1,
                42,
                3,
                "GET http://127.0.0.1/",
                new Ledger(3, 2, 1, 1, 1),
                latencies,
                Map.of(200, 1L),
                Map.of(FailureKind.TIMEOUT, 1L, FailureKind.NO_CONNECTION, 1L),
                512,
                0,
                List.of(new Exemplar(1, 2, 0, FailureKind.TIMEOUT, "no response within 30s")));
    }
}
