package io.loadtester.attack.pool;

import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.pacing.PacedLoop;
import io.loadtester.attack.protocol.Exchange;
import io.loadtester.common.url.Origin;

/** Owned by one event loop. What carries the hits of an attack on this loop. */
public interface Connections {

    /** Makes those of one loop. */
    interface Factory {
        Connections create(PoolLimits limits, PacedLoop loop, Exchange exchange);
    }

    /** Sends the hit to the origin of its request as soon as there is a connection for it. */
    void submit(Hit hit);

    /** Opens connections ahead of hits. */
    void preconnect(Origin origin, ExpectedLoad load);

    /** Hands what was submitted to the sockets, as far as it was held back to go out together. */
    void flush();

    /** How many are open. */
    long connections();

    /** To be called once a second: ends what is not to be used any longer. */
    void sweep(long nowNanoTime);

    /** Closes every connection at once. */
    void close();
}
