package io.loadtester.worker.fleet;

import java.util.concurrent.TimeUnit;

/**
 * How long this worker may continue without an ack from the master. The lease is longer while the master's address refuses
 * connections: then its process is dead, so nobody gives this worker's share to others. Owned by the link's thread.
 */
final class Lease {

    /** Between two attempts to connect, what the last one found holds. */
    private static final long REFUSAL_HOLDS_NANOS = TimeUnit.SECONDS.toNanos(10);

    private long lengthNanos;
    private long orphanNanos;
    private long heardNanoTime;
    private long refusedNanoTime;
    private boolean refused;
    private boolean held;

    /**
     * The master has registered this worker.
     *
     * @param newOrphanNanos the length while the master is dead; the shorter of both counts if it may be alive
     */
    void begin(long newLengthNanos, long newOrphanNanos, long nanoTime) {
        lengthNanos = newLengthNanos;
        orphanNanos = newOrphanNanos;
        heardNanoTime = nanoTime;
        refused = false;
        held = true;
    }

    /** The master has answered; ignored if the lease has already ended. */
    void renew(long nanoTime) {
        if (held) {
            heardNanoTime = nanoTime;
            refused = false;
        }
    }

    /** The master's address has refused a connection. */
    void refused(long nanoTime) {
        refusedNanoTime = nanoTime;
        refused = true;
    }

    /** Ends a lease that has run out; true only once per lease. */
    boolean endsAt(long nanoTime) {
        if (held && silentNanos(nanoTime) > lengthAt(nanoTime)) {
            held = false;
            return true;
        }
        return false;
    }

    private long lengthAt(long nanoTime) {
        boolean masterIsDead = refused && nanoTime - refusedNanoTime <= REFUSAL_HOLDS_NANOS;
        return masterIsDead ? orphanNanos : Math.min(lengthNanos, orphanNanos);
    }

    /** How long ago the master's last answer came. */
    long silentNanos(long nanoTime) {
        return nanoTime - heardNanoTime;
    }
}
