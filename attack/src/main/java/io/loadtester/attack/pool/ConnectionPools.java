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

/** Owned by one event loop. The connections of an attack on this loop, in one pool for each origin. */
public final class ConnectionPools implements Connections {

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

    @Override
    public void submit(Hit hit) {
        of(hit.request().origin()).submit(hit);
    }

    @Override
    public void preconnect(Origin origin, ExpectedLoad load) {
        of(origin).preconnect(load);
    }

    @Override
    public void flush() {
        dialer.protocols().flush();
    }

    @Override
    public long connections() {
        long sum = 0;
        for (ConnectionPool pool : pools.values()) {
            sum += pool.connections();
        }
        return sum;
    }

    /**
     * Call once a second: closes connections that are idle or too old, and drops empty pools, because redirects may
     * have led to thousands of origins.
     */
    @Override
    public void sweep(long nowNanoTime) {
        pools.values().forEach(pool -> pool.tend(nowNanoTime));
        pools.values().removeIf(ConnectionPool::isEmpty);
    }

    @Override
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
