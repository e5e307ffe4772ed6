package io.loadtester.attack.protocol.http2;

/**
 * Owned by one event loop. The frames of one connection that are written but not handed to the socket yet. They go when
 * there are many, at the end of what is being read, or else with those of the loop's other connections.
 */
final class UnflushedFrames {

    private static final int MAX_UNFLUSHED = 64;

    private final Flushes flushes;
    private final Runnable flush;
    private int count;
    private boolean reading;

    /** @param flush hands all that is written to the socket */
    UnflushedFrames(Flushes flushes, Runnable flush) {
        this.flushes = flushes;
        this.flush = flush;
    }

    /** One more request, or the end of one, was written. */
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
