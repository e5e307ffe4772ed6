package io.loadtester.benchmarks.simulate;

import java.util.List;
import java.util.Locale;

/**
 * The figures of a run. The second half is also reported separately, because by then the consumer's code is compiled
 * and its cost is the steady-state cost.
 */
final class DrainFigures {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MIB = 1 << 20;

    private final SimulatedFleet fleet;
    private final List<Drain.Moment> moments;

    DrainFigures(SimulatedFleet fleet, List<Drain.Moment> moments) {
        this.fleet = fleet;
        this.moments = moments;
    }

    String text() {
        int begun = begun();
        int end = moments.size() - 1;
        int half = halfOf(begun);
        return line("all", begun, end)
                + line("second half", half, end)
                + String.format(
                        Locale.ROOT,
                        "lag at most %d messages; heap after collections at most %.0f MiB in the first half, %.0f MiB in"
                                + " the second%n",
                        moments.stream().mapToLong(Drain.Moment::lag).max().orElse(0),
                        heapMib(begun, half),
                        heapMib(half, end));
    }

    private String line(String what, int from, int to) {
        Drain.Moment first = moments.get(from);
        Drain.Moment last = moments.get(to);
        double intervals = (double) (last.done() - first.done()) * fleet.intervals() / fleet.messages();
        if (intervals <= 0) {
            return "";
        }
        double seconds = (last.nanos() - first.nanos()) / NANOS_PER_SECOND;
        double consumerSeconds = (last.consumerCpuNanos() - first.consumerCpuNanos()) / NANOS_PER_SECOND;
        double serverSeconds = (last.serverCpuNanos() - first.serverCpuNanos()) / NANOS_PER_SECOND;
        return String.format(
                Locale.ROOT,
                "%s: %.0f intervals in %.1f s = %.0f/s; CPU s per 1,000 intervals: consumer %.4f, PostgreSQL %.4f;"
                        + " a core of each would carry %.0f/s and %.0f/s%n",
                what,
                intervals,
                seconds,
                intervals / seconds,
                1000 * consumerSeconds / intervals,
                1000 * serverSeconds / intervals,
                intervals / consumerSeconds,
                intervals / serverSeconds);
    }

    /** Index of the moment before the first message was committed. */
    private int begun() {
        return Math.max(0, indexOf(1) - 1);
    }

    private int halfOf(int begun) {
        long last = moments.get(moments.size() - 1).done();
        return indexOf((moments.get(begun).done() + last) / 2);
    }

    /** Index of the first moment with this many messages done, or of the last moment. */
    private int indexOf(long done) {
        int index = 0;
        while (index < moments.size() - 1 && moments.get(index).done() < done) {
            index++;
        }
        return index;
    }

    private double heapMib(int from, int to) {
        return moments.subList(from, to + 1).stream()
                        .mapToLong(Drain.Moment::heapBytes)
                        .max()
                        .orElse(0)
                / MIB;
    }
}
