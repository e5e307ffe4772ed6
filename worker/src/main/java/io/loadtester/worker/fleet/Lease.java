package io.loadtester.worker.fleet;

/** How long this worker may go on without word from the master. Owned by the link's thread. */
final class Lease {

    private long lengthNanos;
    private long heardNanoTime;
    private boolean held;

    /** The master took this worker in. */
    void begin(long newLengthNanos, long nanoTime) {
        lengthNanos = newLengthNanos;
        heardNanoTime = nanoTime;
        held = true;
    }

    /** The master was heard of; says nothing when the lease has ended already. */
    void renew(long nanoTime) {
        if (held) {
            heardNanoTime = nanoTime;
        }
    }

    /** True once, when the lease has run out. */
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
