package io.loadtester.worker.publishing;

/**
 * A result waiting to be published.
 *
 * @param number position in the order of publication
 * @param value the encoded result; must not be modified
 * @param sinceNanoTime when it was queued, or read back from disk
 * @param onDisk whether it stays on disk until it is settled
 * @param settlement called once with what became of it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and a copy of each would double the memory
record PendingResult(
        long number,
        String key,
        byte[] value,
        boolean isInterval,
        long sinceNanoTime,
        boolean onDisk,
        Settlement settlement) {

    /** Rough memory overhead of an entry. */
    private static final long OVERHEAD_BYTES = 256;

    long bytes() {
        return value.length + OVERHEAD_BYTES;
    }

    void settle(boolean stored) {
        settlement.settled(isInterval, stored);
    }
}
