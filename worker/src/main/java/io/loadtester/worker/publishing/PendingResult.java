package io.loadtester.worker.publishing;

/**
 * A result on its way.
 *
 * @param number its place in the order of publication
 * @param value the encoded result; not to be changed
 * @param sinceNanoTime when it was handed over, or read back from disk
 * @param onDisk whether it stands on disk until it is settled
 * @param settlement told once what became of it
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

    /** Roughly what an entry takes beyond its bytes. */
    private static final long OVERHEAD_BYTES = 256;

    long bytes() {
        return value.length + OVERHEAD_BYTES;
    }

    void settle(boolean stored) {
        settlement.settled(isInterval, stored);
    }
}
