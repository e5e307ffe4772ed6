package io.loadtester.worker.fleet;

/**
 * The master's answer to a status.
 *
 * @param receivedNanoTime when it arrived here
 */
record Ack(
        long sequence,
        long masterReceivedUnixNanos,
        long masterSentUnixNanos,
        boolean registerAgain,
        long receivedNanoTime) {}
