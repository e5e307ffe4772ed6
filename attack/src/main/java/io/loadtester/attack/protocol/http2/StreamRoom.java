package io.loadtester.attack.protocol.http2;

import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. Whether an HTTP/2 connection can carry one more hit, and whether its pool knows. There is no
 * way back from being spent or retired.
 */
final class StreamRoom {

    /** What servers allow at least, mostly: enough to guess how many connections there should be. */
    static final int USUAL_STREAMS = 100;

    /** A server that has not said what it allows is taken to allow one. */
    private static final int UNSETTLED_STREAMS = 1;

    /** At most so many where the server sets no limit. */
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

    /** Whether the pool takes it that there is no room. */
    private boolean full;

    StreamRoom(IntSupplier activeStreams) {
        this.activeStreams = activeStreams;
    }

    boolean isThere() {
        return life == Life.OPEN && activeStreams.getAsInt() < capacity;
    }

    /** How many streams there may be at once. */
    int capacity() {
        return capacity;
    }

    /** @param streams what the server allows; null if it does not say so this time */
    void allow(@Nullable Long streams) {
        if (streams != null) {
            capacity = (int) Math.min(Integer.MAX_VALUE, streams);
        } else if (!settled) {
            capacity = STREAMS_WITHOUT_LIMIT;
        }
        settled = true;
    }

    /** Whether the server has said what it allows. */
    boolean isSettled() {
        return settled;
    }

    /** Until the hit is sent, the pool is not to be told of changes. */
    void beginSending() {
        sending = true;
    }

    /** The pool will look for room by itself. */
    void endSending() {
        sending = false;
        poolLooks();
    }

    /** What there is now the pool sees by itself. */
    void poolLooks() {
        full = !isThere();
    }

    /** Whether room has come or gone since the pool knew last, of which it has to be told now. */
    boolean noticeTurn() {
        if (full != isThere() || sending || life == Life.RETIRED) {
            return false;
        }
        full = !full;
        return true;
    }

    /** Whether the pool may send a hit here at any moment. */
    boolean isOffered() {
        return !full && !sending;
    }

    /** No more hits are to be taken; the connection retires when those it has are over. */
    void spend() {
        if (life == Life.OPEN) {
            life = Life.SPENT;
        }
    }

    /** Whether no more hits are taken. */
    boolean isSpent() {
        return life != Life.OPEN;
    }

    /** Whether this was the first time. */
    boolean retire() {
        boolean first = life != Life.RETIRED;
        life = Life.RETIRED;
        return first;
    }
}
