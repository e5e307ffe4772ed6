package io.loadtester.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * Seconds in a row that are all read from roll-ups, or all from intervals.
 *
 * @param from first second of the test
 * @param to exclusive
 */
record Stretch(int from, int to, boolean rolledUp) {

    static final int SECONDS_PER_MINUTE = 60;

    /**
     * Cuts seconds into stretches, in order.
     *
     * @param rolledMinutes those that have roll-ups
     * @param granularity how many seconds a roll-up stands for: a part of one cannot be read
     */
    static List<Stretch> of(int from, int to, SortedSet<Integer> rolledMinutes, int granularity) {
        List<Stretch> stretches = new ArrayList<>();
        int end = from;
        for (int minute : rolledMinutes) {
            int first = up(Math.max(from, minute * SECONDS_PER_MINUTE), granularity);
            int last = down(Math.min(to, (minute + 1) * SECONDS_PER_MINUTE), granularity);
            if (first < last) {
                append(stretches, end, first, false);
                append(stretches, first, last, true);
                end = last;
            }
        }
        append(stretches, end, to, false);
        return stretches;
    }

    private static void append(List<Stretch> stretches, int from, int to, boolean rolledUp) {
        int last = stretches.size() - 1;
        if (last >= 0 && stretches.get(last).rolledUp == rolledUp && stretches.get(last).to == from) {
            stretches.set(last, new Stretch(stretches.get(last).from, to, rolledUp));
        } else if (from < to) {
            stretches.add(new Stretch(from, to, rolledUp));
        }
    }

    private static int up(int second, int granularity) {
        return down(second + granularity - 1, granularity);
    }

    private static int down(int second, int granularity) {
        return second - second % granularity;
    }
}
