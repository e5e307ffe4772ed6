package io.loadtester.cli.attack;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Passes records from event loops to the writer, a chunk at a time. Thread-safe. The number of chunks is limited: a
 * slow writer blocks the event loops, which shows as start delay, instead of filling the memory or losing records.
 */
final class RecordChunks {

    static final int RECORDS = 512;

    /**
     * A chunk is also full when its records take this much memory, so that all chunks together do not fill the heap.
     */
    static final int BYTES = 512 * 1024;

    private static final int MAX_CHUNKS = 128;

    /** Consecutive records. */
    static final class Chunk {
        final HitRecord[] records = new HitRecord[RECORDS];
        int size;

        /** Approximate memory of its records. */
        long bytes;

        Chunk() {
            for (int i = 0; i < RECORDS; i++) {
                records[i] = new HitRecord();
            }
        }
    }

    private final BlockingQueue<Chunk> full = new LinkedBlockingQueue<>();
    private final BlockingQueue<Chunk> empty = new LinkedBlockingQueue<>();
    private final AtomicInteger made = new AtomicInteger();

    /** An empty chunk; blocks until one comes back if all are in use. */
    Chunk take() {
        Chunk chunk = empty.poll();
        if (chunk != null) {
            return chunk;
        }
        if (made.incrementAndGet() <= MAX_CHUNKS) {
            return new Chunk();
        }
        made.decrementAndGet();
        try {
            return empty.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Chunk();
        }
    }

    void put(Chunk chunk) {
        full.add(chunk);
    }

    /** The next chunk to write; null if none arrives within this time. */
    @Nullable
    Chunk next(long millis) throws InterruptedException {
        return full.poll(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
    }

    void giveBack(Chunk chunk) {
        chunk.size = 0;
        chunk.bytes = 0;
        empty.add(chunk);
    }
}
