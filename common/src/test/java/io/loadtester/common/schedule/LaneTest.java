package io.loadtester.common.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaneTest {

    @Test
    void noTwoHitsOfATestHaveTheSameNumber() {
        Set<Long> numbers = new HashSet<>();
        for (int index = 0; index < 7; index++) {
            for (long n = 0; n < 100; n++) {
                assertThat(numbers.add(new Lane(index, 7).numberOf(n))).isTrue();
            }
        }
        assertThat(numbers).contains(0L, 699L);
    }

    @Test
    void lanesShareTheNumbersBelowALimitBetweenThem() {
        for (int count = 1; count < 9; count++) {
            for (long end = 0; end < 30; end++) {
                long sum = 0;
                for (int index = 0; index < count; index++) {
                    Lane lane = new Lane(index, count);
                    long below = lane.below(end);
                    assertThat(lane.numberOf(below)).isGreaterThanOrEqualTo(end);
                    assertThat(below == 0 || lane.numberOf(below - 1) < end).isTrue();
                    sum += below;
                }
                assertThat(sum).isEqualTo(end);
            }
        }
    }
}
