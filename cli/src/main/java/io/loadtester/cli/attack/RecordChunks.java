package io.loadtester.cli.attack;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Records on their way from event loops to the writer, a chunk at a time; thread-safe. There are only so many chunks: a
 * writer that is too slow holds the loops up, which shows as start delay, rather than take all memory or lose records.
 */
final class RecordChunks {

    static final int RECORDS = 512;

    /** A chunk whose records take so much memory is full, too: all chunks together are not to fill the heap. */
    static final int BYTES = 512 * 1024;

    private static final int MAX_CHUNKS = 128;

    /** Some records in a row. */
    static final class Chunk {
        final HitRecord[] records = new HitRecord[RECORDS];
        int size;

        /** About so much memory its records take. */
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

    /** A chunk to fill; waits for one to come back when there are too many. */
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

    /** The next chunk to write; null if there is none within so long. */
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
