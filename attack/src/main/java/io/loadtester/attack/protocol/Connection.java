package io.loadtester.attack.protocol;

import io.loadtester.attack.hit.Hit;

/**
 * Owned by one event loop. A connection to an origin, in use until it tells its {@link ConnectionListener} that it has
 * retired.
 */
public interface Connection {

    /** Hands the hit's request to the socket; only to be called while there is room. */
    void send(Hit hit);

    /** Whether it can carry one more hit. */
    boolean hasRoom();

    /** Whether it carries no hit. */
    boolean isIdle();

    /** How many hits it can carry at once, as far as is known. */
    int capacity();

    /** Lets it carry no further hit; it closes when those it has are over. */
    void spend();

    /** Closes at once; its hits are not heard of again. */
    void abort();
}
