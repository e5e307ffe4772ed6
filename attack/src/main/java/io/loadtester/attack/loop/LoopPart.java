package io.loadtester.attack.loop;

import io.loadtester.common.test.AttackOptions;

/**
 * One event loop's part of an attack: every {@code count}-th hit, and a share of every limit.
 *
 * @param index index of the loop, from 0
 * @param count how many loops the attack has
 */
public record LoopPart(int index, int count) {

    /** Acceptable unevenness of a split: one loop with 16 connections and another with 17. */
    private static final int EVEN_ENOUGH = 16;

    /**
     * How many of {@code available} loops an attack with these options should have. Hits are spread evenly over
     * the loops, so limits must be too: a limit that cannot be split evenly means fewer loops.
     */
    public static int loops(int available, AttackOptions options) {
        for (int loops = available; loops > 1; loops--) {
            if (splitsEvenly(options.connection().max(), loops)
                    && splitsEvenly(options.hits().maxInFlight(), loops)
                    && splitsEvenly(options.connection().idle(), loops)) {
                return loops;
            }
        }
        return 1;
    }

    private static boolean splitsEvenly(long limit, int loops) {
        return limit == 0 || limit % loops == 0 || limit / loops >= EVEN_ENOUGH;
    }

    /** This loop's share of a total; the shares of all loops add up to it. */
    long of(long whole) {
        return whole / count + (index < whole % count ? 1 : 0);
    }

    /** This loop's share of a limit; 0 means unlimited. */
    int ofLimit(long limit) {
        return limit == 0 ? Integer.MAX_VALUE : (int) Math.min(Integer.MAX_VALUE, of(limit));
    }
}
