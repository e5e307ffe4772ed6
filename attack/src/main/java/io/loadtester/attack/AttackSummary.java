package io.loadtester.attack;

import io.loadtester.common.result.Ledger;

/**
 * An attack's final account.
 *
 * @param intervals how many intervals its cuts held
 * @param ledger the sum of their ledgers; settled
 * @param firstDueNanoTime {@link System#nanoTime()} at which the first hit was due; 0 if none was
 * @param lastDueNanoTime when the last hit was due; 0 if none was
 * @param firstSentNanoTime when the first hit was sent; 0 if none was
 * @param lastSentNanoTime when the last hit was sent; 0 if none was
 * @param lastEndedNanoTime when the last hit ended; 0 if none did
 * @param startSkewNanos how much later than the plan's first instant the attack could begin, 0 or more
 * @param lastEpoch the epoch it ended in
 * @param reason why it ended otherwise than by its duration, else empty
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
