package io.loadtester.common.result;

import org.jspecify.annotations.Nullable;

/**
 * What one worker says it published of a test beside what is stored of it.
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

    /** What counts as answered has changed once, so that a manifest may be older than its intervals. */
    private static boolean agree(Ledger published, Ledger stored) {
        return published.scheduled() == stored.scheduled()
                && published.sent() == stored.sent()
                && published.abandoned() == stored.abandoned()
                && published.ended() == stored.ended();
    }
}
