package io.loadtester.attack.http;

import io.loadtester.attack.hit.Request;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Owned by one event loop. A request as HTTP has it on the wire, in whichever version. Released by whoever had it encoded. */
public sealed interface EncodedRequest extends Request permits FixedRequest, NumberedRequest, VariedRequest {

    /** What is asked, with nothing left to fill in. */
    RequestTemplate template();

    /** How many redirects have led to it. */
    int hops();

    /** Whether its response has no body whatever its headers say. */
    boolean isHead();

    /** The bytes to write this once, but for a {@linkplain #longBody long body}; whoever writes them releases them. */
    ByteBuf view();

    /** What is to be written after them, piece by piece; null for most. */
    @Nullable
    LongBody longBody();

    /** The same request for HTTP/2, to be sent at once: it lives no longer than this one. */
    Http2Request http2();

    /**
     * This for one hit, with the hit's number in a header; to be released at its end, in place of this.
     *
     * @param seq the hit's number in the test
     */
    EncodedRequest numbered(long seq);
}
