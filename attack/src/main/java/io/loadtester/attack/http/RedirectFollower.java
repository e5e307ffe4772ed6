package io.loadtester.attack.http;

import io.loadtester.attack.hit.Failure;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.test.RequestOptions;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/** Owned by one event loop. Follows redirects, up to a number of them for each hit. */
public final class RedirectFollower {

    private final int most;
    private final ByteBufAllocator allocator;

    /** @param most how many a hit follows; {@link RequestOptions#NO_FOLLOW} to take them as responses */
    public RedirectFollower(int most, ByteBufAllocator allocator) {
        this.most = most;
        this.allocator = allocator;
    }

    /** Whether a response of this status that has a Location sends its hit elsewhere. */
    public boolean follows(int status) {
        return most != RequestOptions.NO_FOLLOW && Redirects.isRedirect(status);
    }

    /**
     * The request to go on with, made for the one hit; null if there is none, which {@link #failure} puts in words.
     *
     * @param location a character for each byte of the header
     */
    public @Nullable EncodedRequest next(EncodedRequest from, int status, String location) {
        if (from.hops() >= most) {
            return null;
        }
        return Redirects.follow(from.template(), status, location)
                .map(next -> RequestEncoder.encodeOnce(next, allocator, from.hops() + 1))
                .orElse(null);
    }

    /** Why there is nothing to go on with. */
    public Failure failure(EncodedRequest from, String location) {
        String text = from.hops() >= most
                ? "more than " + most + " redirects"
                : "a redirect that cannot be followed: " + Locations.shown(location);
        return new Failure(FailureKind.REDIRECTS, text);
    }
}
