package io.loadtester.wire.fleet;

/**
 * The master's answer to a status.
 *
 * @param receivedNanoTime when it arrived here
 */
public record Ack(
        long sequence,
        long masterReceivedUnixNanos,
        long masterSentUnixNanos,
        boolean registerAgain,
        long receivedNanoTime) {}
