package io.loadtester.attack.loop;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitHolder;
import io.loadtester.attack.hit.HitQueue;
import io.loadtester.attack.http.EncodedRequest;
import io.loadtester.attack.http.RedirectFollower;
import io.loadtester.attack.pacing.NanoClock;
import io.loadtester.attack.pool.Connections;
import io.loadtester.attack.protocol.Exchange;
import io.loadtester.common.result.FailureKind;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. The hits of an attack on this loop that have been released and have not ended. Each ends
 * exactly once, within its timeout, and is heard of by the ledger.
 */
final class ActiveHits implements Exchange, HitHolder {

    private final HitLimits limits;
    private final Connections connections;
    private final HitLedger ledger;
    private final NanoClock clock;
    private final RedirectFollower redirects;
    private final LongConsumer afterResponse;

    /** In the order of their release, and so of their deadlines. */
    private final HitQueue active = new HitQueue();

    /** Those beyond the limit at once. */
    private final HitQueue backlog = new HitQueue();

    private int atOnce;
    private boolean admitting;

    /**
     * @param connections makes what carries the hits and reports here
     * @param afterResponse called with the time when a response was dealt with
     */
    ActiveHits(
            HitLimits limits,
            Function<Exchange, Connections> connections,
            HitLedger ledger,
            NanoClock clock,
            RedirectFollower redirects,
            LongConsumer afterResponse) {
        this.limits = limits;
        this.ledger = ledger;
        this.clock = clock;
        this.redirects = redirects;
        this.afterResponse = afterResponse;
        this.connections = connections.apply(this);
    }

    Connections connections() {
        return connections;
    }

    /** Takes on a hit that has been released. */
    void take(Hit hit) {
        active.add(hit.deadline());
        ledger.scheduled(hit);
        if (ledger.waiting() > limits.waiting()) {
            end(hit, new Failure(FailureKind.NO_CONNECTION, "too many hits wait for a connection"));
        } else if (atOnce < limits.atOnce()) {
            atOnce++;
            connections.submit(hit);
        } else {
            hit.heldBy(this);
            backlog.add(hit.waiting());
        }
    }

    /** Whether one more hit would be under way at once. */
    boolean hasRoom() {
        return atOnce < limits.atOnce();
    }

    /** How many hits may be under way at once. */
    int atOnce() {
        return limits.atOnce();
    }

    /** Hits that have not ended. */
    int active() {
        return active.size();
    }

    /** Nanoseconds until the next deadline, {@link Long#MAX_VALUE} if there is none. */
    long untilDeadline(long nowNanoTime) {
        Hit next = active.peek();
        if (next == null || limits.timeoutNanos() == 0) {
            return Long.MAX_VALUE;
        }
        return Math.max(0, next.deadlineNanoTime(limits.timeoutNanos()) - nowNanoTime);
    }

    /** The loop stood still: what the target sent meanwhile is still to be read, so all hits get that much more time. */
    void standStill(long nanos) {
        for (Hit hit : active.all()) {
            hit.standStill(nanos);
        }
    }

    /** Ends the hits whose time has run out. */
    void expire(long nowNanoTime) {
        while (untilDeadline(nowNanoTime) == 0) {
            Hit hit = Objects.requireNonNull(active.peek());
            letGoAndEnd(hit, null);
        }
    }

    /** Ends hits now, as cancelled. */
    void cancel(Predicate<Hit> which, String why) {
        Failure cancelled = new Failure(FailureKind.CANCELLED, why);
        for (Hit hit : active.all()) {
            // The end of one may have been the end of others.
            if (active.contains(hit.deadline()) && which.test(hit)) {
                letGoAndEnd(hit, cancelled);
            }
        }
    }

    private void letGoAndEnd(Hit hit, @Nullable Failure other) {
        HitHolder holder = Objects.requireNonNull(hit.holder());
        Failure failure = holder.letGo(hit);
        boolean wasAtOnce = holder != this;
        end(hit, other == null ? failure : other);
        if (wasAtOnce) {
            leave();
        }
    }

    @Override
    public Failure letGo(Hit hit) {
        backlog.remove(hit.waiting());
        return new Failure(FailureKind.NO_CONNECTION, "as many hits as are allowed at once were under way");
    }

    @Override
    public void sent(Hit hit, long nowNanoTime) {
        ledger.sent(hit, nowNanoTime);
    }

    @Override
    public void responded(Hit hit, @Nullable String location, long nowNanoTime) {
        if (location != null && redirects.follows(hit.status()) && hit.request() instanceof EncodedRequest from) {
            follow(hit, from, location);
        } else {
            ledger.responded(hit, nowNanoTime);
            release(hit);
            leave();
        }
        afterResponse.accept(nowNanoTime);
    }

    @Override
    public void failed(Hit hit, Failure failure) {
        end(hit, failure);
        leave();
    }

    private void follow(Hit hit, EncodedRequest from, String location) {
        EncodedRequest next = redirects.next(from, hit.status(), location);
        if (next == null) {
            failed(hit, redirects.failure(from, location));
            return;
        }
        hit.goOn(next);
        if (from.isOfOneHit()) {
            from.release();
        }
        connections.submit(hit);
    }

    private void end(Hit hit, Failure failure) {
        ledger.ended(hit, failure, clock.nanoTime());
        release(hit);
    }

    private void release(Hit hit) {
        active.remove(hit.deadline());
        if (hit.request().isOfOneHit()) {
            hit.request().release();
        }
        ledger.reuse(hit);
    }

    /** A hit under way has ended: the one that has waited longest goes next. */
    private void leave() {
        atOnce--;
        // A hit may fail within the call: no recursion as deep as the backlog is long.
        if (admitting) {
            return;
        }
        admitting = true;
        try {
            while (atOnce < limits.atOnce() && !backlog.isEmpty()) {
                atOnce++;
                connections.submit(Objects.requireNonNull(backlog.poll()));
            }
        } finally {
            admitting = false;
        }
    }
}
