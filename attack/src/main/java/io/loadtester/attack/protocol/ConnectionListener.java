package io.loadtester.attack.protocol;

import io.loadtester.attack.hit.Hit;

/**
 * Told about one connection, on its loop's thread. May send further hits on the connection, spend it or abort it within
 * the call.
 */
public interface ConnectionListener {

    /** The connection was full and has room for a hit again. */
    void hasRoom(long nowNanoTime);

    /** The connection had room for a hit and is now full. */
    void isFull();

    /** The last of its hits has ended while it had room. */
    void isIdle(long nowNanoTime);

    /** The server has said for how many seconds it keeps the connection open without a request. */
    void staysOpenFor(int seconds);

    /** The server did not process this hit's request, which may be sent again on another connection. */
    void refused(Hit hit);

    /** The connection will carry no more hits; this is the last call. */
    void retired();
}
