package io.loadtester.attack.http;

import io.loadtester.attack.hit.Request;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Owned by one event loop. A request encoded for the wire, in either version of HTTP. Its encoder releases it. */
public sealed interface EncodedRequest extends Request permits FixedRequest, NumberedRequest, VariedRequest {

    /** The request with all placeholders filled in. */
    RequestTemplate template();

    /** Number of redirects that led to it. */
    int hops();

    /** Whether it is a HEAD request, whose response has no body whatever its headers say. */
    boolean isHead();

    /** The bytes to write once, without a {@linkplain #longBody long body}; the writer releases them. */
    ByteBuf view();

    /** The body to write after them, piece by piece; null for most requests. */
    @Nullable
    LongBody longBody();

    /** The same request for HTTP/2; valid until this one is released. */
    Http2Request http2();

    /**
     * This request with a hit's number in a header; release it at the hit's end instead of this one.
     *
     * @param seq the hit's number in the test
     */
    EncodedRequest numbered(long seq);
}
