package io.loadtester.attack.loop;

import io.loadtester.attack.hit.OwnTarget;
import io.loadtester.attack.hit.SkippedHits;
import io.loadtester.attack.http.EncodedRequest;
import io.loadtester.common.url.Origin;
import io.netty.buffer.ByteBufAllocator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Owned by one event loop. The requests of its hits, one after the other. */
public abstract class Requests {

    /** Of more targets than these, each loop does not keep the requests encoded: see {@link ListedRequests}. */
    public static final int FEW = 256;

    private final TargetRequests of;
    private final LoopPart part;

    /** Hits there have been, those passed over included. */
    private long hits;

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
        hits++;
        return request(n, seq, System.currentTimeMillis()).numbered(seq);
    }

    /**
     * Passes over hits of the worker that were due in one second and are never sent, and tells of them target by target.
     * Their numbers in the test, and the rows that go with these, are passed over as well.
     *
     * @param first the first one's number among the worker's hits of its epoch
     * @param stride from each to the next
     */
    final void skip(int epoch, int second, long first, int stride, long count, Consumer<SkippedHits> skipped) {
        Map<Integer, Long> byTarget = new TreeMap<>();
        for (long i = 0; i < count; i++) {
            byTarget.merge(targetOf(first + i * stride), 1L, Long::sum);
        }
        hits += count;
        OwnTarget own = ownOfNext();
        byTarget.forEach((target, each) -> skipped.accept(new SkippedHits(epoch, second, target, own, each)));
    }

    /** Which target of the list the worker's {@code n}-th hit is for. */
    int targetOf(long n) {
        return of.rotation().targetOf(n);
    }

    /** The target that the next request will be for, if there is no list. */
    @Nullable
    OwnTarget ownOfNext() {
        return null;
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
        return of.lane().numberOf(hits * part.count() + part.index());
    }

    Set<Origin> originsAhead() {
        return of.originsAhead();
    }

    abstract void release();
}
