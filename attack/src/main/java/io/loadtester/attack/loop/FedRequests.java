package io.loadtester.attack.loop;

import io.loadtester.attack.hit.OwnTarget;
import io.loadtester.attack.http.EncodedRequest;
import org.jspecify.annotations.Nullable;

/** Owned by one event loop. The requests of streamed targets, each for one hit. */
final class FedRequests extends Requests {

    private final TargetFeed feed;
    private final int loop;
    private @Nullable FedTarget last;

    FedRequests(TargetRequests of, LoopPart part, TargetFeed feed) {
        super(of, part);
        this.feed = feed;
        this.loop = part.index();
    }

    @Override
    boolean hasNext() {
        return feed.hasNext(loop);
    }

    @Override
    EncodedRequest request(long n, long seq, long unixMillis) {
        FedTarget target = feed.take(loop);
        last = target;
        return target.request(seq, unixMillis);
    }

    @Override
    int targetOf(long n) {
        return 0;
    }

    @Override
    @Nullable
    OwnTarget ownOfNext() {
        return feed.peek(loop);
    }

    @Override
    int target() {
        return 0;
    }

    @Override
    @Nullable
    OwnTarget own() {
        return last;
    }

    @Override
    boolean areUsedUp() {
        return feed.isUsedUp(loop) || super.areUsedUp();
    }

    @Override
    void release() {
        feed.leave(loop);
    }
}
