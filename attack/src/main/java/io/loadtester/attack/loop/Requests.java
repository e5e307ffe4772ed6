package io.loadtester.attack.loop;

import io.loadtester.attack.hit.OwnTarget;
import io.loadtester.attack.http.EncodedRequest;
import io.loadtester.common.url.Origin;
import io.netty.buffer.ByteBufAllocator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Owned by one event loop. The requests of its hits, one after the other. */
public abstract class Requests {

    /** Of more targets than these, each loop does not keep the requests encoded: see {@link ListedRequests}. */
    public static final int FEW = 256;

    private final TargetRequests of;
    private final LoopPart part;
    private long released;

    Requests(TargetRequests of, LoopPart part) {
        this.of = of;
        this.part = part;
    }

    static Requests create(AttackSetup setup, LoopPart part, ByteBufAllocator allocator) {
        TargetFeed feed = setup.feed();
        if (feed != null) {
            return new FedRequests(setup.requests(), part, feed);
        }
        return setup.requests().targets().size() <= FEW
                ? new EncodedRequests(setup.requests(), part, allocator)
                : new ListedRequests(setup.requests(), part, allocator);
    }

    /** Whether there is a request for another hit by now. */
    boolean hasNext() {
        return true;
    }

    /** The request of the worker's {@code n}-th hit, which is the next of this loop. */
    final EncodedRequest next(long n) {
        long seq = seq();
        released++;
        return request(n, seq, System.currentTimeMillis()).numbered(seq);
    }

    abstract EncodedRequest request(long n, long seq, long unixMillis);

    /** Which target of the list the last request was for. */
    abstract int target();

    /** The target that the last request was for, if there is no list. */
    @Nullable
    OwnTarget own() {
        return null;
    }

    /** Whether there is nothing left for another hit, neither a row of its own nor a target. */
    boolean areUsedUp() {
        return !of.variation().hasRowFor(seq());
    }

    /**
     * The next hit's number in the test. Counted by this loop alone, whatever the epoch: hits of an old share that come
     * late cannot have the numbers of a new one.
     */
    private long seq() {
        return of.lane().numberOf(released * part.count() + part.index());
    }

    Set<Origin> originsAhead() {
        return of.originsAhead();
    }

    abstract void release();
}
