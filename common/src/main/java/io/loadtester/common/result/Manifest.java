package io.loadtester.common.result;

import java.util.UUID;

/**
 * A worker's final account of its attack, against which what was stored is checked.
 *
 * @param lastEpoch the epoch the attack ended in
 * @param intervals how many intervals the worker made, published or lost
 * @param lostIntervals how many of them it had to give up
 * @param ledger the sum of all its intervals' ledgers
 * @param earliestUnixNanos when the first hit was sent, on the master's clock; 0 if none was
 * @param latestUnixNanos when the last hit was sent; 0 if none was
 * @param endUnixNanos when the last hit ended; 0 if none did
 * @param startSkewNanos how late the attack began on the master's clock, negative for early
 * @param clockUncertaintyNanos how far that clock reading may be off
 * @param reason why the attack ended otherwise than by its duration, else empty
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
