package io.loadtester.attack.loop;

import io.loadtester.common.test.AttackOptions;

/**
 * One event loop's part of an attack: every {@code count}-th hit, and of every limit its part.
 *
 * @param index its place among the loops, from 0
 * @param count how many loops the attack has
 */
public record LoopPart(int index, int count) {

    /** So unevenly may a limit be split: a loop with 16 connections beside one with 17. */
    private static final int EVEN_ENOUGH = 16;

    /**
     * How many of {@code available} loops an attack with these options should have. Hits are dealt to loops evenly, so
     * limits have to be as well: a limit that cannot be split evenly takes fewer loops.
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

    /** This loop's part of a number of things; the parts of all loops add up to it. */
    long of(long whole) {
        return whole / count + (index < whole % count ? 1 : 0);
    }

    /** This loop's part of a limit of which 0 means none. */
    int ofLimit(long limit) {
        return limit == 0 ? Integer.MAX_VALUE : (int) Math.min(Integer.MAX_VALUE, of(limit));
    }
}
