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
 * @param spanSeconds the length of the spans that are rolled up; 0 for intervals
 * @param sliceSeconds the length of the slices that are read; 0 for intervals
 */
record Stretch(int from, int to, int spanSeconds, int sliceSeconds) {

    private static final Comparator<Stretch> FIRST_AND_LONGEST =
            Comparator.comparingInt(Stretch::from).thenComparing(Stretch::spanSeconds, Comparator.reverseOrder());

    boolean isRolledUp() {
        return spanSeconds > 0;
    }

    /**
     * Cuts seconds into as long stretches as can be, in order.
     *
     * @param spans those that are rolled up
     * @param slice how many seconds each of a span's slices stands for; none is cut
     */
    static List<Stretch> of(int from, int to, Collection<Span> spans, ToIntFunction<Span> slice) {
        List<Stretch> stretches = new ArrayList<>();
        int end = from;
        while (end < to) {
            Stretch next = next(end, to, spans, slice);
            append(stretches, next);
            end = next.to;
        }
        return stretches;
    }

    private static Stretch next(int from, int to, Collection<Span> spans, ToIntFunction<Span> slice) {
        return spans.stream()
                .filter(span -> span.end() > from && span.first() < to)
                .flatMap(span -> rolledUp(from, to, span, slice.applyAsInt(span)).stream())
                .min(FIRST_AND_LONGEST)
                .map(rolledUp -> rolledUp.from > from ? ofIntervals(from, rolledUp.from) : rolledUp)
                .orElse(ofIntervals(from, to));
    }

    /** The span's whole slices. */
    private static Optional<Stretch> rolledUp(int from, int to, Span span, int seconds) {
        int first = -Math.floorDiv(-Math.max(from, span.first()), seconds) * seconds;
        int end = Math.min(to, span.end()) / seconds * seconds;
        return first < end ? Optional.of(new Stretch(first, end, span.seconds(), seconds)) : Optional.empty();
    }

    private static Stretch ofIntervals(int from, int to) {
        return new Stretch(from, to, 0, 0);
    }

    private static void append(List<Stretch> stretches, Stretch next) {
        int last = stretches.size() - 1;
        if (last >= 0 && stretches.get(last).spanSeconds == next.spanSeconds) {
            stretches.set(last, new Stretch(stretches.get(last).from, next.to, next.spanSeconds, next.sliceSeconds));
        } else {
            stretches.add(next);
        }
    }
}
