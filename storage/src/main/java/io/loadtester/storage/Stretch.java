package io.loadtester.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Seconds in a row that are all read from roll-ups of the same length, or all from intervals.
 *
 * @param from first second of the test
 * @param to exclusive
 * @param spanSeconds the length of the spans that are rolled up; 0 for intervals
 */
record Stretch(int from, int to, int spanSeconds) {

    boolean isRolledUp() {
        return spanSeconds > 0;
    }

    /**
     * Cuts seconds into as long stretches as can be, in order.
     *
     * @param spans those that are rolled up
     * @param divisible whether a part of a span may be read
     */
    static List<Stretch> of(int from, int to, Collection<Span> spans, boolean divisible) {
        List<Stretch> stretches = new ArrayList<>();
        int end = from;
        while (end < to) {
            Stretch next = next(end, to, spans, divisible);
            append(stretches, next);
            end = next.to();
        }
        return stretches;
    }

    private static Stretch next(int from, int to, Collection<Span> spans, boolean divisible) {
        return spans.stream()
                .filter(span ->
                        divisible ? span.end() > from && span.first() < to : span.first() >= from && span.end() <= to)
                .min(Comparator.comparingInt(Span::first).thenComparing(Span::seconds, Comparator.reverseOrder()))
                .map(span -> span.first() > from
                        ? new Stretch(from, span.first(), 0)
                        : new Stretch(from, Math.min(to, span.end()), span.seconds()))
                .orElse(new Stretch(from, to, 0));
    }

    private static void append(List<Stretch> stretches, Stretch next) {
        int last = stretches.size() - 1;
        if (last >= 0 && stretches.get(last).spanSeconds == next.spanSeconds) {
            stretches.set(last, new Stretch(stretches.get(last).from, next.to, next.spanSeconds));
        } else {
            stretches.add(next);
        }
    }
}
