package io.loadtester.worker.attacks;

import io.loadtester.common.result.Ledger;
import java.util.UUID;

/**
 * Where this worker's attack stands.
 *
 * @param finished all hits have ended and the manifest is on its way; nothing changes any more
 * @param reason why it ended otherwise than by its duration, else empty
 * @param startSkewNanos how late it began on the master's clock; 0 until it has finished
 */
public record AttackProgress(
        UUID testId, int epoch, Ledger ledger, boolean finished, String reason, long startSkewNanos) {}
