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
 * Owned by one event loop. The attack's hits on this loop that have been released and have not ended. Each ends
 * exactly once, within its timeout, and is reported to the ledger.
 */
final class ActiveHits implements Exchange, HitHolder {

    private final HitLimits limits;
    private final Connections connections;
    private final HitLedger ledger;
    private final NanoClock clock;
    private final RedirectFollower redirects;
    private final LongConsumer afterResponse;

    /** In release order, which is also deadline order. */
    private final HitQueue active = new HitQueue();

    /** Hits over the limit of hits under way. */
    private final HitQueue backlog = new HitQueue();

    private int atOnce;
    private boolean admitting;

    /**
     * @param connections makes the connections that carry the hits and report here
     * @param afterResponse called with the current time after each response
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

    /** Takes over a hit that has been released. */
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

    /** Whether another hit could start without waiting in the backlog. */
    boolean hasRoom() {
        return atOnce < limits.atOnce();
    }

    /** Limit of hits under way at once. */
    int atOnce() {
        return limits.atOnce();
    }

    /** How many hits have not ended. */
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

    /** The loop stalled, and what the target sent meanwhile has not been read yet: all hits get that much more time. */
    void standStill(long nanos) {
        for (Hit hit : active.all()) {
            hit.standStill(nanos);
        }
    }

    /** Ends the hits that have timed out. */
    void expire(long nowNanoTime) {
        while (untilDeadline(nowNanoTime) == 0) {
            Hit hit = Objects.requireNonNull(active.peek());
            letGoAndEnd(hit, null);
        }
    }

    /** Cancels the hits that match. */
    void cancel(Predicate<Hit> which, String why) {
        Failure cancelled = new Failure(FailureKind.CANCELLED, why);
        for (Hit hit : active.all()) {
            // Ending one hit may have ended others.
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

    /** A hit under way has ended: starts the hit that has waited longest. */
    private void leave() {
        atOnce--;
        // A hit may fail within submit(): do not recurse as deep as the backlog is long.
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
