package io.loadtester.attack.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShuffleTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 16, 17, 63, 64, 65, 1000, 4097})
    void everyPassHasEveryRowOnce(int rows) {
        Shuffle shuffle = new Shuffle(rows, 42);
        for (long pass = 0; pass < 5; pass++) {
            assertThat(Stream.of(order(shuffle, rows, pass)).sorted())
                    .isEqualTo(IntStream.range(0, rows).boxed().toList());
        }
    }

    @Test
    void theOrderDependsOnPassAndSeedAndOnNothingElse() {
        Integer[] order = order(new Shuffle(100, 42), 100, 0);

        assertThat(order(new Shuffle(100, 42), 100, 0)).isEqualTo(order);
        assertThat(order(new Shuffle(100, 42), 100, 1)).isNotEqualTo(order);
        assertThat(order(new Shuffle(100, 43), 100, 0)).isNotEqualTo(order);
    }

    @Test
    void everyRowComesToEveryPlaceAboutEquallyOften() {
        int rows = 10;
        int passes = 20_000;
        int[][] counts = new int[rows][rows];
        Shuffle shuffle = new Shuffle(rows, 1);
        for (int pass = 0; pass < passes; pass++) {
            for (int place = 0; place < rows; place++) {
                counts[place][shuffle.row(pass, place)]++;
            }
        }
        // Six standard deviations around the mean of 2,000.
        for (int[] ofPlace : counts) {
            for (int count : ofPlace) {
                assertThat(count).isBetween(1_745, 2_255);
            }
        }
    }

    private static Integer[] order(Shuffle shuffle, int rows, long pass) {
        return IntStream.range(0, rows)
                .mapToObj(place -> shuffle.row(pass, place))
                .toArray(Integer[]::new);
    }
}
