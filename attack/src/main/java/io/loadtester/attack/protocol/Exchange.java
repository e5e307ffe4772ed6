package io.loadtester.attack.protocol;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import org.jspecify.annotations.Nullable;

/** Hears, on the loop's thread, what becomes of the hits given to connections. */
public interface Exchange {

    /** The hit's request is about to be handed to a socket. */
    void sent(Hit hit, long nowNanoTime);

    /**
     * A whole response has come; the connection is free again.
     *
     * @param location where a redirect leads, if it says so
     */
    void responded(Hit hit, @Nullable String location, long nowNanoTime);

    /** No whole response will come. */
    void failed(Hit hit, Failure failure);
}
