package io.loadtester.attack.loop;

import io.loadtester.common.test.TargetCursor;
import io.loadtester.common.test.TargetKind;
import io.loadtester.common.test.TargetList;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Maps hits to targets: a precomputed cycle in which every target occurs as often as its weight says, spread as evenly
 * as possible. Immutable, shared by the loops of an attack.
 */
final class Rotation {

    private final int targets;

    /** Empty if all weights are the same. */
    private final int[] cycle;

    private Rotation(int targets, int[] cycle) {
        this.targets = targets;
        this.cycle = cycle;
    }

    static Rotation of(TargetList targets) {
        int common = targets.kinds().stream().mapToInt(TargetKind::weight).reduce(0, Rotation::commonDivisor);
        boolean even = targets.kinds().stream().allMatch(kind -> kind.weight() == common);
        return new Rotation(targets.size(), even ? new int[0] : cycle(weights(targets, common)));
    }

    private static int[] weights(TargetList targets, int common) {
        TargetCursor cursor = targets.cursor();
        return IntStream.range(0, targets.size())
                .map(target -> cursor.at(target).kind().weight() / common)
                .toArray();
    }

    /** Index of the target of the worker's {@code n}-th hit. */
    int targetOf(long n) {
        return cycle.length == 0 ? (int) (n % targets) : cycle[(int) (n % cycle.length)];
    }

    /** Splits the cycle into as many equal parts as a target has turns and places a turn in the middle of each. */
    private static int[] cycle(int[] weights) {
        record Turn(int target, double at) {}
        Stream<Turn> turns = IntStream.range(0, weights.length).boxed().flatMap(target -> IntStream.range(
                        0, weights[target])
                .mapToObj(turn -> new Turn(target, (turn + 0.5) / weights[target])));
        return turns.sorted(Comparator.comparingDouble(Turn::at).thenComparingInt(Turn::target))
                .mapToInt(Turn::target)
                .toArray();
    }

    private static int commonDivisor(int a, int b) {
        return b == 0 ? a : commonDivisor(b, a % b);
    }
}
