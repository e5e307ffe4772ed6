package io.loadtester.attack.hit;

import io.loadtester.common.url.Origin;

/** Owned by one event loop. What a hit asks, in whatever form its protocol needs it. Released by whoever made it. */
public interface Request {

    /** Whom it is sent to. */
    Origin origin();

    String url();

    /** Whether its connection may carry other hits after it. */
    boolean keepAlive();

    int bodyBytes();

    /** Whether it was made for one hit and is to be released at the end of it. */
    boolean isOfOneHit();

    void release();
}
