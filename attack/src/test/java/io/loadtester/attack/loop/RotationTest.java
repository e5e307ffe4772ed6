package io.loadtester.attack.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.test.Body;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.TargetList;
import io.loadtester.common.test.UrlTemplate;
import io.loadtester.common.url.Url;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RotationTest {

    @Test
    void targetsOfOneWeightAreTakenInTurn() {
        assertThat(turns(7, 1, 1, 1)).containsExactly(0, 1, 2, 0, 1, 2, 0);
        assertThat(turns(7, 5, 5, 5)).containsExactly(0, 1, 2, 0, 1, 2, 0);
        assertThat(turns(3, 9)).containsExactly(0, 0, 0);
    }

    @Test
    void targetsComeAsOftenAsTheirWeightsSayAndSpreadOut() {
        assertThat(turns(8, 3, 1)).containsExactly(0, 0, 1, 0, 0, 0, 1, 0);
        assertThat(turns(7, 5, 1, 1)).containsExactly(0, 0, 0, 1, 2, 0, 0);
        assertThat(turns(6, 200, 100)).containsExactly(0, 1, 0, 0, 1, 0);
    }

    @Test
    void noTargetIsEverAheadOfItsPartByMoreThanAHit() {
        int[] weights = {1000, 1, 17, 333, 50};
        int sum = IntStream.of(weights).sum();
        int[] counts = new int[weights.length];
        List<Integer> turns = turns(3 * sum, weights);
        for (int n = 0; n < turns.size(); n++) {
            counts[turns.get(n)]++;
            for (int target = 0; target < weights.length; target++) {
                double exact = (n + 1.0) * weights[target] / sum;
                assertThat(Math.abs(counts[target] - exact)).isLessThan(weights.length / 2.0);
            }
        }
        assertThat(counts).containsExactly(3000, 3, 51, 999, 150);
    }

    private static List<Integer> turns(int hits, int... weights) {
        Rotation rotation = Rotation.of(TargetList.copyOf(IntStream.of(weights)
                .mapToObj(weight -> new Target(
                        "t", "GET", UrlTemplate.of(Url.parse("http://a/")), List.of(), Body.EMPTY, weight, List.of()))
                .toList()));
        return IntStream.range(0, hits).mapToObj(rotation::targetOf).toList();
    }
}
