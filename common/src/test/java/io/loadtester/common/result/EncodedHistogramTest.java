package io.loadtester.common.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class EncodedHistogramTest {

    private static final int DAMAGED = 6_000 * Integer.getInteger("loadtester.thoroughness", 1);

    @Test
    void countsWhatAHistogramCounts() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = LatencyHistogram.encode(randomHistogram(random));

            assertThat(EncodedHistogram.count(bytes))
                    .isEqualTo(LatencyHistogram.decode(bytes).getTotalCount());
        }
    }

    @Test
    void countsNothingInNothing() {
        assertThat(EncodedHistogram.count(new byte[0])).isZero();
    }

    @Test
    void acceptsOnlyWhatCanBeDecodedToTheSameCount() {
        Random random = new Random(7);
        int accepted = 0;
        for (int i = 0; i < DAMAGED; i++) {
            byte[] content = content(randomHistogram(random));
            for (int flips = random.nextInt(3); flips >= 0; flips--) {
                content[random.nextInt(content.length)] = (byte) random.nextInt();
            }
            byte[] bytes = compressed(content);
            long count;
            try {
                count = EncodedHistogram.count(bytes);
            } catch (IllegalArgumentException refused) {
                continue;
            }
            accepted++;
            assertThat(LatencyHistogram.decode(bytes).getTotalCount()).isEqualTo(count);
        }
        assertThat(accepted).isGreaterThan(DAMAGED / 30);
    }

    @Test
    void refusesWhatIsCutOffAnywhere() {
        byte[] bytes = LatencyHistogram.encode(randomHistogram(new Random(9)));
        for (int length = 1; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> EncodedHistogram.count(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesABombBeforeItGoesOff() {
        ByteBuffer header = ByteBuffer.wrap(content(randomHistogram(new Random(11))), 0, 40);
        byte[] bomb = new byte[200_000_000];
        header.get(bomb, 0, 40);
        ByteBuffer.wrap(bomb).putInt(4, bomb.length - 40);
        byte[] small = compressed(bomb);

        assertThat(small.length).isLessThan(1_000_000);
        assertThatThrownBy(() -> EncodedHistogram.count(small))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("impossible size");
    }

    private static Histogram randomHistogram(Random random) {
        Histogram histogram = LatencyHistogram.create();
        for (int values = 1 + random.nextInt(60); values > 0; values--) {
            long nanos = (long) Math.exp(random.nextDouble() * Math.log(LatencyHistogram.HIGHEST_NANOS));
            histogram.recordValueWithCount(nanos, 1 + random.nextInt(100_000));
        }
        return histogram;
    }

    private static byte[] content(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }

    private static byte[] compressed(byte[] content) {
        Deflater deflater = new Deflater();
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[8_192];
        while (!deflater.finished()) {
            out.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        return ByteBuffer.allocate(8 + out.size())
                .putInt(0x1c849314)
                .putInt(out.size())
                .put(out.toByteArray())
                .array();
    }
}
