package io.loadtester.master.live;

import java.util.stream.IntStream;

/** How many seconds each point of a time series stands for. */
final class Resolution {

    /** More do not fit a screen, and slow it down. */
    static final int MAX_POINTS = 4_000;

    /** Steps of the clock, so that points stand on whole minutes and hours. */
    private static final int[] STEPS = {1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600};

    private Resolution() {}

    /** The finest with which so many seconds are at most so many points, wherever the first of them begins. */
    static int of(long seconds, int maxPoints) {
        return IntStream.of(STEPS)
                .filter(step -> points(seconds, step) <= maxPoints)
                .findFirst()
                .orElseGet(() -> (int) Math.min(Integer.MAX_VALUE, seconds / (maxPoints - 1) + 1));
    }

    /** How many points so many seconds are at most. */
    static long points(long seconds, int resolution) {
        return resolution == 1 ? seconds : (seconds + resolution - 1) / resolution + 1;
    }
}
