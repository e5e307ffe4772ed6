package io.loadtester.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.sun.management.ThreadMXBean;
import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.result.Completions;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Published;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.proto.results.ResultMessage;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arbitrary bytes on the topic either decode or are undecodable, and cost little either way. */
class HostileMessageTest {

    private static final int MUTANTS = 100_000;

    private static final UUID TEST = new UUID(3, 4);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Three histograms of the widest range, their inflated bytes, and a margin. */
    private static final long MOST_BYTES_PER_MESSAGE = 4 << 20;

    @Test
    void decodesOrRefusesWhateverAMessageIsMadeInto() throws Exception {
        List<byte[]> good = messages().map(PublishedCodec::encode).toList();
        Random random = new Random(2026);
        int decoded = 0;
        long mostBytes = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant =
                    mutate(good.get(random.nextInt(good.size())), good.get(random.nextInt(good.size())), random);
            long before = allocatedBytes();
            decoded += decodes(mutant) ? 1 : 0;
            mostBytes = Math.max(mostBytes, allocatedBytes() - before);
        }

        assertThat(decoded).isBetween(MUTANTS / 100, MUTANTS - MUTANTS / 100);
        assertThat(mostBytes).isLessThan(MOST_BYTES_PER_MESSAGE);
    }

    @Test
    void refusesAStreamThatInflatesToAGigabyte() {
        byte[] bomb = compressed(new byte[0], 1L << 30);
        byte[] message = withResponseTime(ByteString.copyFrom(bomb));

        assertThat(message.length).isLessThan(3 << 20);
        assertRefusedCheaply(message, 2L * message.length + MOST_BYTES_PER_MESSAGE);
    }

    @Test
    void refusesAHistogramThatSaysItGoesOnForGigabytes() {
        byte[] header = header(3, 1_000, 3_600_000_000_000L, Integer.MAX_VALUE);
        byte[] message = withResponseTime(ByteString.copyFrom(compressed(header, 64L << 20)));

        assertRefusedCheaply(message, 2L * message.length + MOST_BYTES_PER_MESSAGE);
    }

    static Stream<byte[]> headersThatAskForMuch() {
        return Stream.of(
                header(5, 1, Long.MAX_VALUE, 8),
                header(5, 1_000, Long.MAX_VALUE, 8),
                header(3, 1_000, Long.MAX_VALUE, 8),
                header(3, 1, 3_600_000_000_000L, 8),
                header(3, 1_000, -1, 8),
                header(Integer.MAX_VALUE, 1_000, 3_600_000_000_000L, 8),
                header(3, 1_000, 3_600_000_000_000L, -1));
    }

    @ParameterizedTest
    @MethodSource("headersThatAskForMuch")
    void refusesAHeaderThatAsksForAHugeArray(byte[] header) {
        byte[] message = withResponseTime(ByteString.copyFrom(compressed(header, 8)));

        assertRefusedCheaply(message, MOST_BYTES_PER_MESSAGE);
    }

    static Stream<Consumer<ResultMessage.Builder>> lies() {
        return Stream.of(
                message -> message.getIntervalBuilder().putStatusCodes(200, 3).putStatusCodes(503, -2),
                message -> message.getIntervalBuilder()
                        .putStatusCodes(200, Long.MAX_VALUE)
                        .putStatusCodes(201, Long.MAX_VALUE)
                        .putStatusCodes(202, 3),
                message ->
                        message.getIntervalBuilder().putFailures("timeout", -1).putFailures("reset", 2),
                message -> message.getIntervalBuilder().getLedgerBuilder().setScheduled(Long.MAX_VALUE),
                message -> message.getIntervalBuilder().setBytesIn(-1),
                message -> message.getIntervalBuilder().setBytesOut(Long.MAX_VALUE),
                message -> message.getIntervalBuilder().setEpoch(0),
                message -> message.getIntervalBuilder().setSecond(-1),
                message -> message.getIntervalBuilder().setTestId("not an id"),
                message -> message.getIntervalBuilder().putFailures("bad luck", -1),
                message -> message.getWorkerSecondBuilder().setSecond(-1).setTestId(TEST.toString()),
                message -> message.getWorkerSecondBuilder()
                        .setTestId(TEST.toString())
                        .getHealthBuilder()
                        .setCpuCores(Double.NaN),
                message ->
                        message.getManifestBuilder().setTestId(TEST.toString()).setIntervals(-1),
                message ->
                        message.getManifestBuilder().setTestId(TEST.toString()).setLostIntervals(-1),
                message -> message.setSchemaVersion(0),
                message -> message.setSchemaVersion(3),
                message -> message.getIntervalBuilder().setSucceeded(2),
                message -> message.getIntervalBuilder().setSucceeded(-1),
                message -> message.getIntervalBuilder().setResent(-1),
                message -> message.getIntervalBuilder().getCompletionsBuilder().setFailed(-1),
                message -> message.getIntervalBuilder().getCompletionsBuilder().setSucceeded(Long.MAX_VALUE),
                message -> message.getIntervalBuilder()
                        .setFailedResponseTime(message.getInterval().getStartDelay()),
                message -> message.getIntervalBuilder()
                        .setFirstByteTime(message.getInterval().getStartDelay()),
                ResultMessage.Builder::clearContent);
    }

    @ParameterizedTest
    @MethodSource("lies")
    void refusesWhatCannotBeTrue(Consumer<ResultMessage.Builder> lie) throws Exception {
        ResultMessage.Builder message = ResultMessage.parseFrom(PublishedCodec.encode(interval())).toBuilder();
        lie.accept(message);

        assertThatThrownBy(() -> PublishedCodec.decode(message.build().toByteArray()))
                .isInstanceOf(UndecodableException.class);
    }

    @Test
    void refusesWhatIsCutOffAnywhere() {
        byte[] good = PublishedCodec.encode(interval());
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> PublishedCodec.decode(cut)).isInstanceOf(UndecodableException.class);
        }
    }

    private static void assertRefusedCheaply(byte[] message, long mostBytes) {
        long before = allocatedBytes();
        assertThatThrownBy(() -> PublishedCodec.decode(message)).isInstanceOf(UndecodableException.class);
        assertThat(allocatedBytes() - before).isLessThan(mostBytes);
    }

    private static boolean decodes(byte[] message) {
        try {
            if (PublishedCodec.decode(message) instanceof Interval interval) {
                // Whatever was accepted can be merged.
                Latencies.create().add(interval.latencies());
            }
            return true;
        } catch (UndecodableException e) {
            return false;
        }
    }

    private static byte[] mutate(byte[] good, byte[] other, Random random) {
        byte[] mutant = good.clone();
        int kind = random.nextInt(8);
        if (kind == 0) {
            mutant = Arrays.copyOf(mutant, random.nextInt(mutant.length));
        } else if (kind == 1) {
            int from = random.nextInt(Math.min(mutant.length, other.length));
            System.arraycopy(other, from, mutant, from, Math.min(mutant.length, other.length) - from);
        } else if (kind == 2) {
            int from = random.nextInt(mutant.length);
            Arrays.fill(mutant, from, Math.min(mutant.length, from + 1 + random.nextInt(12)), (byte) 0xFF);
        } else {
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
            }
        }
        return mutant;
    }

    private static byte[] withResponseTime(ByteString histogram) {
        try {
            ResultMessage.Builder message = ResultMessage.parseFrom(PublishedCodec.encode(interval())).toBuilder();
            message.getIntervalBuilder().setResponseTime(histogram);
            return message.build().toByteArray();
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] header(int digits, long lowest, long highest, int payloadBytes) {
        return ByteBuffer.allocate(40)
                .putInt(0x1c849313)
                .putInt(payloadBytes)
                .putInt(0)
                .putInt(digits)
                .putLong(lowest)
                .putLong(highest)
                .putDouble(1)
                .array();
    }

    /** Some bytes followed by zeros, in HdrHistogram's compressed form. */
    private static byte[] compressed(byte[] first, long zeros) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[1 << 20];
        byte[] none = new byte[1 << 20];
        deflater.setInput(first);
        long left = zeros;
        while (!deflater.finished()) {
            if (deflater.needsInput() && left > 0) {
                deflater.setInput(none, 0, (int) Math.min(left, none.length));
                left -= Math.min(left, none.length);
            } else if (deflater.needsInput()) {
                deflater.finish();
            }
            out.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        return ByteBuffer.allocate(8 + out.size())
                .putInt(0x1c849314)
                .putInt(out.size())
                .put(out.toByteArray())
                .array();
    }

    private static long allocatedBytes() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static Stream<Published> messages() {
        return Stream.of(
                interval(),
                new WorkerSecond(
                        TEST, "worker-alpha", 4, 1, 2, 3, new WorkerHealth(1, 2, 0.5, 4, 5, 6, 7, 0, 0, 0), 0, 0),
                new Manifest(TEST, "worker-alpha", 2, 10, 1, new Ledger(9, 8, 1, 7, 1), 1, 2, 3, -4, 5, "stopped"));
    }

    /** One hit succeeded and one timed out. */
    private static Interval interval() {
        Latencies latencies = Latencies.create();
        latencies.histogram(LatencyKind.RESPONSE).recordValue(1_234_567);
        latencies.histogram(LatencyKind.FAILED_RESPONSE).recordValue(3_600_000_000_000L);
        latencies.histogram(LatencyKind.SERVICE).recordValue(1_234_567);
        latencies.histogram(LatencyKind.FIRST_BYTE).recordValue(1_234_000);
        latencies.histogram(LatencyKind.START_DELAY).recordValueWithCount(20_000, 2);
        HitCounts counts = new HitCounts(
                new Ledger(2, 2, 0, 1, 1),
                1,
                new Completions(1, 1),
                Map.of(200, 1L),
                Map.of(FailureKind.TIMEOUT, 1L),
                0,
                512,
                0);
        return new Interval(TEST, "worker-alpha", 1, 42, 3, "home", counts, latencies, List.of());
    }
}
