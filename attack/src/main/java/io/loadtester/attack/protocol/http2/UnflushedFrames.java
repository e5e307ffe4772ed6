package io.loadtester.attack.protocol.http2;

/**
 * Owned by one event loop. The frames of one connection that are written but not flushed. They are flushed when there
 * are many, after the current read, or else together with those of the loop's other connections.
 */
final class UnflushedFrames {

    private static final int MAX_UNFLUSHED = 64;

    private final Flushes flushes;
    private final Runnable flush;
    private int count;
    private boolean reading;

    /** @param flush flushes the connection */
    UnflushedFrames(Flushes flushes, Runnable flush) {
        this.flushes = flushes;
        this.flush = flush;
    }

    /** One more request, or the reset of a stream, was written. */
    void add() {
        count++;
        if (count >= MAX_UNFLUSHED) {
            flush();
        } else if (count == 1 && !reading) {
            flushes.add(this);
        }
    }

    void flush() {
        if (count > 0) {
            count = 0;
            flush.run();
        }
    }

    void beginReading() {
        reading = true;
    }

    void endReading() {
        reading = false;
        flush();
    }
}
