package io.loadtester.attack.protocol;

import io.loadtester.attack.hit.Hit;

/**
 * Owned by one event loop. A connection to an origin, usable until it tells its {@link ConnectionListener} that it has
 * retired.
 */
public interface Connection {

    /** Hands the hit's request to the socket; call only while there is room. */
    void send(Hit hit);

    /** Whether it can carry one more hit. */
    boolean hasRoom();

    /** Whether it carries no hit. */
    boolean isIdle();

    /** How many hits it can carry at once, as far as known. */
    int capacity();

    /** Takes no further hit, and closes when the current ones have ended. */
    void spend();

    /** Closes immediately; its hits are not reported. */
    void abort();
}
