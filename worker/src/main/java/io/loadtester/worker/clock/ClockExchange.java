package io.loadtester.worker.clock;

/**
 * A status and its ack: four instants on two clocks.
 *
 * @param sentNanoTime {@link System#nanoTime()} when the status left
 * @param masterReceivedUnixNanos when it arrived, on the master's clock
 * @param masterSentUnixNanos when the ack left, on the master's clock
 * @param receivedNanoTime {@link System#nanoTime()} when the ack arrived
 */
public record ClockExchange(
        long sentNanoTime, long masterReceivedUnixNanos, long masterSentUnixNanos, long receivedNanoTime) {

    /** Network time of both directions together. */
    long roundTripNanos() {
        return Math.max(0, receivedNanoTime - sentNanoTime - (masterSentUnixNanos - masterReceivedUnixNanos));
    }

    /** The master's clock according to this exchange; exact if both directions took equally long. */
    ClockReading reading() {
        long onTheWayThere = masterReceivedUnixNanos - sentNanoTime;
        long onTheWayBack = masterSentUnixNanos - receivedNanoTime;
        return new ClockReading(onTheWayThere + (onTheWayBack - onTheWayThere) / 2, roundTripNanos() / 2);
    }
}
