package io.loadtester.attack.http;

import io.loadtester.attack.hit.Failure;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.test.RequestOptions;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/** Owned by one event loop. Follows redirects, up to a limit for each hit. */
public final class RedirectFollower {

    private final int most;
    private final ByteBufAllocator allocator;

    /** @param most redirects a hit follows; {@link RequestOptions#NO_FOLLOW} to treat redirects as final responses */
    public RedirectFollower(int most, ByteBufAllocator allocator) {
        this.most = most;
        this.allocator = allocator;
    }

    /** Whether to follow a response of this status that has a Location. */
    public boolean follows(int status) {
        return most != RequestOptions.NO_FOLLOW && Redirects.isRedirect(status);
    }

    /**
     * The next request, created for this one hit; null if there is none, for a reason that {@link #failure} explains.
     *
     * @param location one character for each byte of the header
     */
    public @Nullable EncodedRequest next(EncodedRequest from, int status, String location) {
        if (from.hops() >= most) {
            return null;
        }
        return Redirects.follow(from.template(), status, location)
                .map(next -> RequestEncoder.encodeOnce(next, allocator, from.hops() + 1))
                .orElse(null);
    }

    /** Why there is no next request. */
    public Failure failure(EncodedRequest from, String location) {
        String text = from.hops() >= most
                ? "more than " + most + " redirects"
                : "a redirect that cannot be followed: " + Locations.shown(location);
        return new Failure(FailureKind.REDIRECTS, text);
    }
}
