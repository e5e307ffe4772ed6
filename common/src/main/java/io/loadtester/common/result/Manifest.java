package io.loadtester.common.result;

import java.util.UUID;

/**
 * A worker's final account of its attack, used to check that all its results are stored.
 *
 * @param lastEpoch the epoch the attack ended in
 * @param intervals how many intervals the worker produced, published or lost
 * @param lostIntervals how many of them were lost
 * @param ledger the sum of all its intervals' ledgers
 * @param earliestUnixNanos when the first hit was sent, on the master's clock; 0 if none was
 * @param latestUnixNanos when the last hit was sent; 0 if none was
 * @param endUnixNanos when the last hit ended; 0 if none did
 * @param startSkewNanos how late the attack began on the master's clock, negative for early
 * @param clockUncertaintyNanos how far that clock reading may be off
 * @param reason why the attack did not end by its schedule; empty if it did
 */
public record Manifest(
        UUID testId,
        String workerId,
        int lastEpoch,
        long intervals,
        long lostIntervals,
        Ledger ledger,
        long earliestUnixNanos,
        long latestUnixNanos,
        long endUnixNanos,
        long startSkewNanos,
        long clockUncertaintyNanos,
        String reason)
        implements Published {}
