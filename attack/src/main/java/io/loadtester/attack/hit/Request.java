package io.loadtester.attack.hit;

import io.loadtester.common.url.Origin;

/** Owned by one event loop. A request, encoded for its protocol. Released by whoever made it. */
public interface Request {

    /** The server the request is sent to. */
    Origin origin();

    String url();

    /** Whether the connection may carry other hits afterwards. */
    boolean keepAlive();

    int bodyBytes();

    /** Whether the request was made for one hit and must be released when that hit ends. */
    boolean isOfOneHit();

    void release();
}
