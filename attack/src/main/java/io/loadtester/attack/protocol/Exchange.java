package io.loadtester.attack.protocol;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import org.jspecify.annotations.Nullable;

/** Told, on the loop's thread, what becomes of the hits given to connections. */
public interface Exchange {

    /** The hit's request is about to be handed to a socket. */
    void sent(Hit hit, long nowNanoTime);

    /**
     * The whole response has arrived; the connection is free again.
     *
     * @param location the redirect's Location header; null if there is none
     */
    void responded(Hit hit, @Nullable String location, long nowNanoTime);

    /** The hit will not get a whole response. */
    void failed(Hit hit, Failure failure);
}
