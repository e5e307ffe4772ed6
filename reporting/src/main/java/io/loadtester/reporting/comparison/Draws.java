package io.loadtester.reporting.comparison;

import java.util.SplittableRandom;

/**
 * How often each slot was drawn in each resample. Blocks of consecutive slots are drawn, wrapping around at the end so
 * that all slots are equally likely, until a resample is as long as the test.
 */
final class Draws {

    private Draws() {}

    /** @return by slot, then by resample */
    static int[][] of(int slots, int blockLength, int resamples, SplittableRandom random) {
        int[][] times = new int[slots][resamples];
        for (int resample = 0; resample < resamples; resample++) {
            int left = slots;
            while (left > 0) {
                int slot = random.nextInt(slots);
                int length = Math.min(blockLength, left);
                for (int i = 0; i < length; i++) {
                    times[slot][resample]++;
                    slot = slot + 1 == slots ? 0 : slot + 1;
                }
                left -= length;
            }
        }
        return times;
    }
}
