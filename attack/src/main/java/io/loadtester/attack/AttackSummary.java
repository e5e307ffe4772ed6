package io.loadtester.attack;

import io.loadtester.common.result.Ledger;

/**
 * An attack's final account.
 *
 * @param intervals number of intervals in all its cuts
 * @param ledger the sum of their ledgers; settled
 * @param firstDueNanoTime {@link System#nanoTime()} at which the first hit was due; 0 if none was
 * @param lastDueNanoTime when the last hit was due; 0 if none was
 * @param firstSentNanoTime when the first hit was sent; 0 if none was
 * @param lastSentNanoTime when the last hit was sent; 0 if none was
 * @param lastEndedNanoTime when the last hit ended; 0 if none did
 * @param startSkewNanos how much later than planned the attack began, 0 or more
 * @param lastEpoch the epoch it ended in
 * @param reason why it ended before its duration was over; empty if it did not
 */
public record AttackSummary(
        long intervals,
        Ledger ledger,
        long firstDueNanoTime,
        long lastDueNanoTime,
        long firstSentNanoTime,
        long lastSentNanoTime,
        long lastEndedNanoTime,
        long startSkewNanos,
        int lastEpoch,
        String reason) {}
