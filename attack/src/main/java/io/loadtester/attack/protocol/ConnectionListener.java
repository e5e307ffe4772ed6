package io.loadtester.attack.protocol;

import io.loadtester.attack.hit.Hit;

/**
 * Hears of one connection, on its loop's thread. Whoever listens may send further hits on the connection, spend or abort
 * it, within the call.
 */
public interface ConnectionListener {

    /** It had no room for another hit and has. */
    void hasRoom(long nowNanoTime);

    /** It had room for another hit and has none. */
    void isFull();

    /** It still has room, and the last of its hits is over. */
    void isIdle(long nowNanoTime);

    /** The server has said that it keeps the connection open for so many seconds without a request. */
    void staysOpenFor(int seconds);

    /** The server has not processed this hit's request, which may be sent again on another connection. */
    void refused(Hit hit);

    /** It carries no more hits; nothing follows. */
    void retired();
}
