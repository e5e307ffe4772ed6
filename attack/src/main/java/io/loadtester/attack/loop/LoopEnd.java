package io.loadtester.attack.loop;

/**
 * How an attack ended on one event loop; instants are {@link System#nanoTime()} values, 0 for none.
 *
 * @param loopLagNanos the longest delay of the loop since the last cut
 * @param startSkewNanos how much later than planned the attack began on this loop; 0 or more
 * @param lastEpoch the newest epoch received
 */
public record LoopEnd(
        long firstDueNanoTime,
        long lastDueNanoTime,
        long firstSentNanoTime,
        long lastSentNanoTime,
        long lastEndedNanoTime,
        long loopLagNanos,
        long startSkewNanos,
        int lastEpoch) {}
