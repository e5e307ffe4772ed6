package io.loadtester.common.result;

import org.jspecify.annotations.Nullable;

/**
 * Compares what one worker says it published of a test with what is stored.
 *
 * @param manifest null while it has not arrived
 * @param storedLedger the sum over its stored intervals
 */
public record WorkerAudit(String workerId, @Nullable Manifest manifest, long storedIntervals, Ledger storedLedger) {

    /** Whether everything the worker measured is stored. */
    public boolean agrees() {
        return manifest != null
                && manifest.lostIntervals() == 0
                && manifest.intervals() == storedIntervals
                && agree(manifest.ledger(), storedLedger);
    }

    /**
     * Leaves out {@code answered}: its meaning has changed once, and a manifest may be older than the stored intervals.
     */
    private static boolean agree(Ledger published, Ledger stored) {
        return published.scheduled() == stored.scheduled()
                && published.sent() == stored.sent()
                && published.abandoned() == stored.abandoned()
                && published.skipped() == stored.skipped()
                && published.ended() == stored.ended();
    }
}
