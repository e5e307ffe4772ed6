package io.loadtester.cli.attack;

import io.loadtester.cli.results.RecordWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes records on its own thread as they arrive. */
final class RecordPump {

    private static final long FLUSH_MILLIS = 50;

    private final RecordChunks chunks;
    private final RecordWriter writer;
    private final Runnable onBrokenPipe;
    private final Thread thread = new Thread(this::run, "record-writer");

    private volatile boolean ending;
    private volatile @Nullable IOException failure;

    /** @param onBrokenPipe called once when writing fails; further records are dropped */
    RecordPump(RecordChunks chunks, RecordWriter writer, Runnable onBrokenPipe) {
        this.chunks = chunks;
        this.writer = writer;
        this.onBrokenPipe = onBrokenPipe;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Writes the remaining records. No chunk may be added after this call. */
    void finish() throws IOException, InterruptedException {
        ending = true;
        thread.join();
        IOException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    private void run() {
        try {
            while (true) {
                RecordChunks.Chunk chunk = chunks.next(FLUSH_MILLIS);
                if (chunk != null) {
                    write(chunk);
                } else if (ending) {
                    return;
                } else if (failure == null) {
                    flush();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    private void write(RecordChunks.Chunk chunk) {
        try {
            for (int i = 0; i < chunk.size && failure == null; i++) {
                writer.write(chunk.records[i]);
            }
        } catch (IOException e) {
            fail(e);
        }
        for (int i = 0; i < chunk.size; i++) {
            chunk.records[i].release();
        }
        chunks.giveBack(chunk);
    }

    private void flush() {
        try {
            writer.flush();
        } catch (IOException e) {
            fail(e);
        }
    }

    private void close() {
        try {
            if (failure == null) {
                writer.close();
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    private void fail(IOException e) {
        failure = e;
        onBrokenPipe.run();
    }
}
