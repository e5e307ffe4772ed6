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

/** Owned by one event loop. The requests of the loop's hits, in order. */
public abstract class Requests {

    /** Loops keep the encoded requests of up to this many targets; for more, see {@link ListedRequests}. */
    public static final int FEW = 256;

    private final TargetRequests of;
    private final LoopPart part;

    /** Hits so far, including skipped ones. */
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

    /** Whether a request for another hit is available now. */
    boolean hasNext() {
        return true;
    }

    /** The request of this loop's next hit, which is the worker's {@code n}-th. */
    final EncodedRequest next(long n) {
        long seq = seq();
        hits++;
        return request(n, seq, System.currentTimeMillis()).numbered(seq);
    }

    /**
     * Skips hits that were due in one second and are never sent, and reports them per target. Their numbers in the
     * test, and the feeder rows of these numbers, are skipped as well.
     *
     * @param first number of the first skipped hit among the worker's hits of the epoch
     * @param stride difference between the numbers of successive skipped hits
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

    /** Index of the target of the worker's {@code n}-th hit. */
    int targetOf(long n) {
        return of.rotation().targetOf(n);
    }

    /** The streamed target of the next request; null if the targets are a list. */
    @Nullable
    OwnTarget ownOfNext() {
        return null;
    }

    abstract EncodedRequest request(long n, long seq, long unixMillis);

    /** Index of the target of the last request. */
    abstract int target();

    /** The streamed target of the last request; null if the targets are a list. */
    @Nullable
    OwnTarget own() {
        return null;
    }

    /** Whether no more hits are possible, because the feeder rows or the streamed targets have run out. */
    boolean areUsedUp() {
        return !of.variation().hasRowFor(seq());
    }

    /**
     * The next hit's number in the test. Each loop counts its own hits across epochs, so that late hits of an old share
     * cannot get numbers of a new one.
     */
    private long seq() {
        return of.lane().numberOf(hits * part.count() + part.index());
    }

    Set<Origin> originsAhead() {
        return of.originsAhead();
    }

    abstract void release();
}
