package io.loadtester.attack.loop;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitHolder;
import io.loadtester.attack.pacing.VirtualLoop;
import io.loadtester.attack.pool.Connections;
import io.loadtester.attack.pool.ExpectedLoad;
import io.loadtester.attack.protocol.Exchange;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.url.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** Takes hits at once and answers each with 200 after as long as a test says; negative for never. */
final class VirtualTarget implements Connections, HitHolder {

    private final VirtualLoop loop;
    private final Exchange exchange;
    private final LongUnaryOperator responseNanos;

    final List<Long> sentNanoTimes = new ArrayList<>();
    private final List<Hit> letGo = new ArrayList<>();
    private long number;
    int atOnce;
    int mostAtOnce;

    /** @param responseNanos by the hit's place among those submitted, from 0 */
    VirtualTarget(VirtualLoop loop, Exchange exchange, LongUnaryOperator responseNanos) {
        this.loop = loop;
        this.exchange = exchange;
        this.responseNanos = responseNanos;
    }

    @Override
    public void submit(Hit hit) {
        long now = loop.clock().nanoTime();
        sentNanoTimes.add(now);
        hit.heldBy(this);
        letGo.remove(hit);
        atOnce++;
        mostAtOnce = Math.max(mostAtOnce, atOnce);
        exchange.sent(hit, now);
        long nanos = responseNanos.applyAsLong(number++);
        long due = hit.dueNanos();
        if (nanos >= 0) {
            loop.after(nanos, () -> {
                if (!letGo.contains(hit) && hit.isSent() && hit.dueNanos() == due) {
                    atOnce--;
                    long end = loop.clock().nanoTime();
                    hit.receive(end);
                    hit.respond(200, 0);
                    exchange.responded(hit, null, end);
                }
            });
        }
    }

    @Override
    public Failure letGo(Hit hit) {
        atOnce--;
        letGo.add(hit);
        return new Failure(FailureKind.TIMEOUT, "no response in time");
    }

    @Override
    public void preconnect(Origin origin, ExpectedLoad load) {}

    @Override
    public void flush() {}

    @Override
    public long connections() {
        return atOnce;
    }

    @Override
    public void sweep(long nowNanoTime) {}

    @Override
    public void close() {}
}
