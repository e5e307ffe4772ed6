package io.loadtester.attack.pool;

import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.pacing.PacedLoop;
import io.loadtester.attack.protocol.Exchange;
import io.loadtester.common.url.Origin;

/** Owned by one event loop. Carries the hits of an attack on this loop. */
public interface Connections {

    /** Creates the connections of one loop. */
    interface Factory {
        Connections create(PoolLimits limits, PacedLoop loop, Exchange exchange);
    }

    /** Sends the hit to the origin of its request as soon as a connection has room for it. */
    void submit(Hit hit);

    /** Opens connections ahead of hits. */
    void preconnect(Origin origin, ExpectedLoad load);

    /** Writes to the sockets the requests that were held back to be written together. */
    void flush();

    /** Number of open connections. */
    long connections();

    /** Call once a second: closes connections that are idle or too old. */
    void sweep(long nowNanoTime);

    /** Closes every connection immediately. */
    void close();
}
