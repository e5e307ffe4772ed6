package io.loadtester.storage.results;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Seconds in a row that are all read from roll-ups of the same kind, or all from intervals.
 *
 * @param from first second of the test
 * @param to exclusive
 * @param periodSeconds the length of the periods that are rolled up; 0 for intervals
 * @param sliceSeconds the length of the slices that are read; 0 for intervals
 */
record Stretch(int from, int to, int periodSeconds, int sliceSeconds) {

    private static final Comparator<Stretch> FIRST_AND_LONGEST =
            Comparator.comparingInt(Stretch::from).thenComparing(Stretch::periodSeconds, Comparator.reverseOrder());

    boolean isRolledUp() {
        return periodSeconds > 0;
    }

    /**
     * Cuts seconds into as long stretches as can be, in order.
     *
     * @param periods those that are rolled up
     * @param slice how many seconds each of a period's slices stands for; none is cut
     */
    static List<Stretch> of(int from, int to, Collection<RollupPeriod> periods, ToIntFunction<RollupPeriod> slice) {
        List<Stretch> stretches = new ArrayList<>();
        int end = from;
        while (end < to) {
            Stretch next = next(end, to, periods, slice);
            append(stretches, next);
            end = next.to;
        }
        return stretches;
    }

    private static Stretch next(int from, int to, Collection<RollupPeriod> periods, ToIntFunction<RollupPeriod> slice) {
        return periods.stream()
                .filter(period -> period.end() > from && period.first() < to)
                .flatMap(period -> rolledUp(from, to, period, slice.applyAsInt(period)).stream())
                .min(FIRST_AND_LONGEST)
                .map(rolledUp -> rolledUp.from > from ? ofIntervals(from, rolledUp.from) : rolledUp)
                .orElse(ofIntervals(from, to));
    }

    /** The period's whole slices. */
    private static Optional<Stretch> rolledUp(int from, int to, RollupPeriod period, int seconds) {
        int first = -Math.floorDiv(-Math.max(from, period.first()), seconds) * seconds;
        int end = Math.min(to, period.end()) / seconds * seconds;
        return first < end ? Optional.of(new Stretch(first, end, period.seconds(), seconds)) : Optional.empty();
    }

    private static Stretch ofIntervals(int from, int to) {
        return new Stretch(from, to, 0, 0);
    }

    private static void append(List<Stretch> stretches, Stretch next) {
        int last = stretches.size() - 1;
        if (last >= 0 && stretches.get(last).periodSeconds == next.periodSeconds) {
            stretches.set(last, new Stretch(stretches.get(last).from, next.to, next.periodSeconds, next.sliceSeconds));
        } else {
            stretches.add(next);
        }
    }
}
