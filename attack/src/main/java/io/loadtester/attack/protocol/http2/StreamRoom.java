package io.loadtester.attack.protocol.http2;

import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. Whether an HTTP/2 connection can carry one more hit, and whether its pool knows. Being spent
 * or retired is final.
 */
final class StreamRoom {

    /** Streams that most servers allow at least; used to estimate how many connections are needed. */
    static final int USUAL_STREAMS = 100;

    /** Streams assumed until the server has sent its settings. */
    private static final int UNSETTLED_STREAMS = 1;

    /** Limit to use if the server sets none. */
    private static final int STREAMS_WITHOUT_LIMIT = 1000;

    private enum Life {
        OPEN,
        SPENT,
        RETIRED
    }

    private final IntSupplier activeStreams;

    private Life life = Life.OPEN;
    private int capacity = UNSETTLED_STREAMS;
    private boolean settled;
    private boolean sending;

    /** Whether the pool believes that there is no room. */
    private boolean full;

    StreamRoom(IntSupplier activeStreams) {
        this.activeStreams = activeStreams;
    }

    boolean isThere() {
        return life == Life.OPEN && activeStreams.getAsInt() < capacity;
    }

    /** Most streams at once. */
    int capacity() {
        return capacity;
    }

    /** @param streams what the server allows; null if these settings do not say */
    void allow(@Nullable Long streams) {
        if (streams != null) {
            capacity = (int) Math.min(Integer.MAX_VALUE, streams);
        } else if (!settled) {
            capacity = STREAMS_WITHOUT_LIMIT;
        }
        settled = true;
    }

    /** Whether the server has sent its settings. */
    boolean isSettled() {
        return settled;
    }

    /** Until {@link #endSending}, the pool is not to be told of changes. */
    void beginSending() {
        sending = true;
    }

    /** The pool looks for room itself after sending. */
    void endSending() {
        sending = false;
        poolLooks();
    }

    /** The pool looks for room itself now, so that it need not be told. */
    void poolLooks() {
        full = !isThere();
    }

    /** Whether the pool has to be told now that the connection has become full or has room again. */
    boolean noticeTurn() {
        if (full != isThere() || sending || life == Life.RETIRED) {
            return false;
        }
        full = !full;
        return true;
    }

    /** Whether the pool knows of room and may send a hit at any moment. */
    boolean isOffered() {
        return !full && !sending;
    }

    /** Takes no more hits; the connection retires when the current ones have ended. */
    void spend() {
        if (life == Life.OPEN) {
            life = Life.SPENT;
        }
    }

    /** Whether it takes no more hits. */
    boolean isSpent() {
        return life != Life.OPEN;
    }

    /** Returns whether this was the first call. */
    boolean retire() {
        boolean first = life != Life.RETIRED;
        life = Life.RETIRED;
        return first;
    }
}
