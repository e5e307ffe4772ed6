package io.loadtester.attack.net;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.http.EncodedRequest;
import io.loadtester.attack.http.RequestEncoder;
import io.loadtester.attack.http.RequestTemplate;
import io.loadtester.attack.pacing.PacedLoops;
import io.loadtester.attack.pacing.WakeUps;
import io.loadtester.attack.pool.ConnectionPools;
import io.loadtester.attack.pool.PoolLimits;
import io.loadtester.attack.protocol.Exchange;
import io.loadtester.attack.transport.Transport;
import io.loadtester.common.test.Body;
import io.loadtester.common.url.Url;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A loop with connection pools. Requests go out one after another, each on a new connection. */
final class Dialled implements Exchange, AutoCloseable {

    private final PacedLoops loops;
    private final EventLoop loop;
    private final ConnectionPools pools;
    private CompletableFuture<String> outcome = new CompletableFuture<>();

    Dialled(Transport transport, BiFunction<Transport, EventLoop, DialOptions> options) {
        loops = PacedLoops.create(transport, 1, WakeUps.PUNCTUAL, "test-loop");
        loop = loops.all().get(0).eventLoop();
        pools = new ConnectionPools(
                options.apply(transport, loop),
                new PoolLimits(10, 0),
                loops.all().get(0),
                PooledByteBufAllocator.DEFAULT,
                this);
    }

    Dialled(BiFunction<Transport, EventLoop, DialOptions> options) {
        this(Transport.available().get(0), options);
    }

    /** Sends a GET. Returns the response's status, or the failure's kind and text. */
    String get(String url) throws Exception {
        outcome = new CompletableFuture<>();
        ByteBufAllocator allocator = PooledByteBufAllocator.DEFAULT;
        EncodedRequest request = RequestEncoder.encode(
                new RequestTemplate("GET", Url.parse(url), List.of(), Body.EMPTY, false), allocator);
        Hit hit = new Hit(0);
        hit.begin(1, 0, 0, 0, 0, request, System.nanoTime());
        loop.execute(() -> pools.submit(hit));
        try {
            return outcome.get(10, TimeUnit.SECONDS);
        } finally {
            loop.submit(request::release).syncUninterruptibly();
        }
    }

    @Override
    public void sent(Hit hit, long nowNanoTime) {
        hit.send(nowNanoTime);
    }

    @Override
    public void responded(Hit hit, @Nullable String location, long nowNanoTime) {
        outcome.complete(String.valueOf(hit.status()));
    }

    @Override
    public void failed(Hit hit, Failure failure) {
        outcome.complete(failure.kind() + " " + failure.text());
    }

    @Override
    public void close() {
        loop.submit(pools::close).syncUninterruptibly();
        loops.close();
    }
}
