package io.loadtester.master.live;

import java.util.stream.IntStream;

/** How many seconds each point of a time series stands for. */
final class Resolution {

    /** More points do not fit on a screen, and slow it down. */
    static final int MAX_POINTS = 4_000;

    /** Round clock times, in seconds, so that points begin at whole minutes and hours. */
    private static final int[] STEPS = {1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600};

    private Resolution() {}

    /** The finest resolution at which the seconds fit into {@code maxPoints} points, whichever second is the first. */
    static int of(long seconds, int maxPoints) {
        return IntStream.of(STEPS)
                .filter(step -> points(seconds, step) <= maxPoints)
                .findFirst()
                .orElseGet(() -> (int) Math.min(Integer.MAX_VALUE, seconds / (maxPoints - 1) + 1));
    }

    /** The most points that the seconds can take at this resolution. */
    static long points(long seconds, int resolution) {
        return resolution == 1 ? seconds : (seconds + resolution - 1) / resolution + 1;
    }
}
