package io.loadtester.attack.loop;

import io.loadtester.common.test.TargetCursor;
import io.loadtester.common.test.TargetKind;
import io.loadtester.common.test.TargetList;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which target each hit goes to: a cycle in which every target comes as often as its weight says, as evenly spread as
 * can be, worked out beforehand. Immutable, shared by the loops of an attack.
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

    /** Which target the worker's {@code n}-th hit goes to. */
    int targetOf(long n) {
        return cycle.length == 0 ? (int) (n % targets) : cycle[(int) (n % cycle.length)];
    }

    /** Each target's turns lie in the middles of as many equal parts of the cycle; all of them in their order. */
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
