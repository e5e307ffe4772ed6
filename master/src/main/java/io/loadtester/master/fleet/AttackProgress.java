package io.loadtester.master.fleet;

import io.loadtester.common.result.Ledger;
import java.util.UUID;

/**
 * How far a worker's attack is.
 *
 * @param finished all its hits have ended and its manifest is on its way
 * @param reason why it ended otherwise than by its duration, else empty
 */
public record AttackProgress(UUID testId, int epoch, Ledger ledger, boolean finished, String reason) {}
