package io.loadtester.attack.pool;

import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.net.DialOptions;
import io.loadtester.attack.net.Dialer;
import io.loadtester.attack.pacing.PacedLoop;
import io.loadtester.attack.protocol.Exchange;
import io.loadtester.common.url.Origin;
import io.netty.buffer.ByteBufAllocator;
import java.util.HashMap;
import java.util.Map;

/** Owned by one event loop. The connections of an attack on this loop, a pool for each origin. */
public final class ConnectionPools {

    private final PoolLimits limits;
    private final Dialer dialer;
    private final Exchange exchange;
    private final Map<Origin, ConnectionPool> pools = new HashMap<>();

    public ConnectionPools(
            DialOptions options, PoolLimits limits, PacedLoop loop, ByteBufAllocator allocator, Exchange exchange) {
        this.limits = limits;
        this.dialer = new Dialer(options, loop, allocator);
        this.exchange = exchange;
    }

    /** Sends the hit to the origin of its request as soon as there is a connection for it. */
    public void submit(Hit hit) {
        of(hit.request().origin()).submit(hit);
    }

    /** Opens connections ahead of hits. */
    public void preconnect(Origin origin, ExpectedLoad load) {
        of(origin).preconnect(load);
    }

    /** Hands what was submitted to the sockets, as far as it was held back to go out together. */
    public void flush() {
        dialer.protocols().flush();
    }

    public long connections() {
        long sum = 0;
        for (ConnectionPool pool : pools.values()) {
            sum += pool.connections();
        }
        return sum;
    }

    /**
     * To be called once a second: ends what is not to be used any longer, and forgets origins to which nothing leads any
     * more; redirects may have named thousands.
     */
    public void sweep(long nowNanoTime) {
        pools.values().forEach(pool -> pool.tend(nowNanoTime));
        pools.values().removeIf(ConnectionPool::isEmpty);
    }

    /** Closes every connection at once. */
    public void close() {
        pools.values().forEach(ConnectionPool::close);
        pools.clear();
    }

    private ConnectionPool of(Origin origin) {
        ConnectionPool pool = pools.get(origin);
        if (pool == null) {
            pool = new ConnectionPool(origin, limits, dialer, exchange);
            pools.put(origin, pool);
        }
        return pool;
    }
}
