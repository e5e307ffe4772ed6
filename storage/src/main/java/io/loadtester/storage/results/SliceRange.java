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
record SliceRange(int from, int to, int periodSeconds, int sliceSeconds) {

    private static final Comparator<SliceRange> FIRST_AND_LONGEST = Comparator.comparingInt(SliceRange::from)
            .thenComparing(SliceRange::periodSeconds, Comparator.reverseOrder());

    boolean isRolledUp() {
        return periodSeconds > 0;
    }

    /**
     * Cuts seconds into as long ranges as can be, in order.
     *
     * @param periods those that are rolled up
     * @param slice how many seconds each of a period's slices stands for; none is cut
     */
    static List<SliceRange> of(int from, int to, Collection<RollupPeriod> periods, ToIntFunction<RollupPeriod> slice) {
        List<SliceRange> ranges = new ArrayList<>();
        int end = from;
        while (end < to) {
            SliceRange next = next(end, to, periods, slice);
            append(ranges, next);
            end = next.to;
        }
        return ranges;
    }

    private static SliceRange next(
            int from, int to, Collection<RollupPeriod> periods, ToIntFunction<RollupPeriod> slice) {
        return periods.stream()
                .filter(period -> period.end() > from && period.first() < to)
                .flatMap(period -> rolledUp(from, to, period, slice.applyAsInt(period)).stream())
                .min(FIRST_AND_LONGEST)
                .map(rolledUp -> rolledUp.from > from ? ofIntervals(from, rolledUp.from) : rolledUp)
                .orElse(ofIntervals(from, to));
    }

    /** The period's whole slices. */
    private static Optional<SliceRange> rolledUp(int from, int to, RollupPeriod period, int seconds) {
        int first = -Math.floorDiv(-Math.max(from, period.first()), seconds) * seconds;
        int end = Math.min(to, period.end()) / seconds * seconds;
        return first < end ? Optional.of(new SliceRange(first, end, period.seconds(), seconds)) : Optional.empty();
    }

    private static SliceRange ofIntervals(int from, int to) {
        return new SliceRange(from, to, 0, 0);
    }

    private static void append(List<SliceRange> ranges, SliceRange next) {
        int last = ranges.size() - 1;
        if (last >= 0 && ranges.get(last).periodSeconds == next.periodSeconds) {
            ranges.set(last, new SliceRange(ranges.get(last).from, next.to, next.periodSeconds, next.sliceSeconds));
        } else {
            ranges.add(next);
        }
    }
}
