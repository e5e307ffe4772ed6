package io.loadtester.wire.fleet;

import io.loadtester.common.result.Ledger;
import java.util.UUID;

/**
 * The progress of a worker's attack.
 *
 * @param finished whether all hits have ended and the manifest is being published; nothing changes after that
 * @param reason why it ends or ended early, otherwise empty
 * @param startSkewNanos how late it began by the master's clock; 0 until it has finished
 */
public record AttackProgress(
        UUID testId, int epoch, Ledger ledger, boolean finished, String reason, long startSkewNanos) {}
