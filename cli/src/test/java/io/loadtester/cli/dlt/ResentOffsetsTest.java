package io.loadtester.cli.dlt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResentOffsetsTest {

    @Test
    void keepsWhatWasSentInOrderAsOneOffset() {
        ResentOffsets offsets = ResentOffsets.none();
        for (long n = 5; n < 5_000; n++) {
            offsets.add(n, 5);
        }

        assertThat(offsets.committed().offset()).isEqualTo(5_000);
        assertThat(offsets.committed().metadata()).isEmpty();
    }

    @Test
    void keepsWhatWasSentOutOfOrderAsRanges() {
        ResentOffsets offsets = ResentOffsets.none();
        for (long n : new long[] {7, 3, 4, 5, 12}) {
            offsets.add(n, 0);
        }

        assertThat(offsets.committed().offset()).isZero();
        assertThat(offsets.committed().metadata()).isEqualTo("3-5,7,12");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void remembersExactlyWhatWasSent(long seed) {
        Random random = new Random(seed);
        Set<Long> sent = new HashSet<>();
        ResentOffsets offsets = ResentOffsets.none();
        for (int i = 0; i < 60; i++) {
            long offset = random.nextInt(100);
            sent.add(offset);
            offsets.add(offset, 0);
            offsets = ResentOffsets.of(offsets.committed());
        }

        for (long n = 0; n < 100; n++) {
            assertThat(offsets.contains(n)).as("offset %d", n).isEqualTo(sent.contains(n));
        }
    }
}
