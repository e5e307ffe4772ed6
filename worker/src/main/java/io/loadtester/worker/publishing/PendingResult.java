package io.loadtester.worker.publishing;

import java.util.function.Consumer;

/**
 * A result on its way.
 *
 * @param number its place in the order of publication
 * @param value the encoded result; not to be changed
 * @param sinceNanoTime when it was handed over
 * @param settlement told once what became of it: true when Kafka has it, false when it was given up
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and a copy of each would double the memory
record PendingResult(long number, String key, byte[] value, long sinceNanoTime, Consumer<Boolean> settlement) {

    /** Roughly what an entry takes beyond its bytes. */
    private static final long OVERHEAD_BYTES = 256;

    long bytes() {
        return value.length + OVERHEAD_BYTES;
    }
}
