package io.loadtester.attack.http;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Owned by one event loop. A request as it goes over the wire. Released by whoever had it encoded. */
public sealed interface EncodedRequest permits FixedRequest, NumberedRequest, VariedRequest {

    /** What is asked, with nothing left to fill in. */
    RequestTemplate template();

    Origin origin();

    String url();

    /** Whether its response has no body whatever its headers say. */
    boolean isHead();

    boolean keepAlive();

    int bodyBytes();

    /** The bytes to write this once, but for a {@linkplain #longBody long body}; whoever writes them releases them. */
    ByteBuf view();

    /** What is to be written after them, piece by piece; null for most. */
    @Nullable
    LongBody longBody();

    /** The same request for HTTP/2, to be sent at once: it lives no longer than this one. */
    Http2Request http2();

    /** Whether it was made for one hit and is to be released at the end of it. */
    boolean isOfOneHit();

    void release();

    /**
     * This for one hit, with the hit's number in a header; to be released at its end, in place of this.
     *
     * @param seq the hit's number in the test
     */
    EncodedRequest numbered(long seq);
}
