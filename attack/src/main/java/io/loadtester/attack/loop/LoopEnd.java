package io.loadtester.attack.loop;

/**
 * An attack's end on one event loop; instants are of {@link System#nanoTime()}, 0 for none.
 *
 * @param loopLagNanos the longest the loop was late since the last cut
 * @param startSkewNanos how much later than meant the attack began here, 0 or more
 * @param lastEpoch the newest epoch heard of
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
