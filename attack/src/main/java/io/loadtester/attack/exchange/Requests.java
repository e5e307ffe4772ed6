package io.loadtester.attack.exchange;

import io.loadtester.attack.http.EncodedRequest;
import io.loadtester.attack.http.Origin;
import io.loadtester.attack.http.RequestEncoder;
import io.loadtester.attack.http.RequestSource;
import io.loadtester.attack.http.RequestTemplate;
import io.loadtester.attack.http.VariedRequests;
import io.loadtester.attack.http.VariedTemplate;
import io.netty.buffer.ByteBufAllocator;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. The requests of its hits, one after the other: encoded once for targets that ask the same of
 * every hit, hit by hit for the others.
 */
final class Requests {

    private final TargetRequests of;
    private final LoopPart part;

    /** Of each target one of the two. */
    private final @Nullable EncodedRequest[] fixed;

    private final @Nullable VariedRequests[] varied;

    private long released;

    Requests(TargetRequests of, LoopPart part, ByteBufAllocator allocator) {
        this.of = of;
        this.part = part;
        int targets = of.sources().size();
        fixed = new EncodedRequest[targets];
        varied = new VariedRequests[targets];
        for (int i = 0; i < targets; i++) {
            RequestSource source = of.sources().get(i);
            if (source instanceof RequestTemplate template) {
                fixed[i] = RequestEncoder.encode(template, allocator);
            } else if (source instanceof VariedTemplate template) {
                varied[i] = RequestEncoder.encode(template, allocator);
            }
        }
    }

    /** Which target the worker's {@code n}-th hit goes to. */
    int targetOf(long n) {
        return of.rotation().targetOf(n);
    }

    /** The next hit's request, to this target. */
    EncodedRequest next(int target) {
        long seq = seq();
        released++;
        EncodedRequest same = fixed[target];
        if (same != null) {
            return same;
        }
        VariedRequests requests = varied[target];
        assert requests != null;
        return requests.next(seq, System.currentTimeMillis());
    }

    /** Whether there is no row left for another hit. */
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

    Set<Origin> origins() {
        return of.sources().stream().map(RequestSource::origin).collect(Collectors.toSet());
    }

    void release() {
        for (EncodedRequest request : fixed) {
            if (request != null) {
                request.release();
            }
        }
    }
}
