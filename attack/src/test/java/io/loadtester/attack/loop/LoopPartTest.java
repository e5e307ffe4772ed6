package io.loadtester.attack.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.ConnectionOptions;
import io.loadtester.common.test.HitOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopPartTest {

    @ParameterizedTest(name = "{0} loops, {1} connections, {2} workers, {3} kept: {4} loops")
    @CsvSource({
        "8, 0, 0, 10000, 8",
        "8, 1, 0, 10000, 1",
        "8, 0, 1, 10000, 1",
        "8, 0, 0, 1, 1",
        "8, 4, 0, 10000, 4",
        "8, 6, 4, 10000, 2",
        "8, 7, 0, 10000, 7",
        "4, 7, 0, 10000, 1",
        "4, 67, 0, 10000, 4",
        "2, 0, 0, 0, 2"
    })
    void thereAreAsManyLoopsAsEveryLimitCanBeSplitBetweenEvenly(
            int available, int maxConnections, long maxInFlight, int connections, int loops) {
        AttackOptions options = AttackOptions.DEFAULTS
                .with(new ConnectionOptions(true, false, false, connections, maxConnections))
                .with(new HitOptions(1, maxInFlight, 0, false));

        assertThat(LoopPart.loops(available, options)).isEqualTo(loops);
    }

    @Test
    void thePartsOfAllLoopsAddUp() {
        for (int count = 1; count <= 20; count++) {
            for (long whole = 0; whole <= 50; whole++) {
                long sum = 0;
                for (int i = 0; i < count; i++) {
                    sum += new LoopPart(i, count).of(whole);
                }
                assertThat(sum).isEqualTo(whole);
            }
        }
    }

    @Test
    void noLimitIsNoneForEveryLoop() {
        assertThat(new LoopPart(1, 3).ofLimit(0)).isEqualTo(Integer.MAX_VALUE);
        assertThat(new LoopPart(1, 3).ofLimit(30)).isEqualTo(10);
    }
}
