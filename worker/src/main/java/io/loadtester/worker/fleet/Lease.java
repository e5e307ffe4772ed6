package io.loadtester.worker.fleet;

/** How long this worker may continue without an ack from the master. Owned by the link's thread. */
final class Lease {

    private long lengthNanos;
    private long heardNanoTime;
    private boolean held;

    /** The master has registered this worker. */
    void begin(long newLengthNanos, long nanoTime) {
        lengthNanos = newLengthNanos;
        heardNanoTime = nanoTime;
        held = true;
    }

    /** The master has answered; ignored if the lease has already ended. */
    void renew(long nanoTime) {
        if (held) {
            heardNanoTime = nanoTime;
        }
    }

    /** Ends a lease that has run out; true only once per lease. */
    boolean endsAt(long nanoTime) {
        if (held && nanoTime - heardNanoTime > lengthNanos) {
            held = false;
            return true;
        }
        return false;
    }

    long lengthNanos() {
        return lengthNanos;
    }
}
