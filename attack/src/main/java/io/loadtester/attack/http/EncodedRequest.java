package io.loadtester.attack.http;

import io.netty.buffer.ByteBuf;

/** Owned by one event loop. A request as it goes over the wire. Released by whoever had it encoded. */
public sealed interface EncodedRequest permits FixedRequest, VariedRequest {

    /** What is asked, with nothing left to fill in. */
    RequestTemplate template();

    Origin origin();

    String url();

    /** Whether its response has no body whatever its headers say. */
    boolean isHead();

    boolean keepAlive();

    int bodyBytes();

    /** The bytes to write this once; whoever writes them releases them. */
    ByteBuf view();

    /** Whether it was made for one hit and is to be released at the end of it. */
    boolean isOfOneHit();

    void release();
}
