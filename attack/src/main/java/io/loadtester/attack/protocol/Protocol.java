package io.loadtester.attack.protocol;

import io.netty.channel.Channel;

/**
 * Owned by one event loop. A way to carry hits over a byte stream. An implementation adds its handlers to a channel and
 * offers the result as a {@link Connection}; everything before that (names, proxies, TLS) and around it (how many
 * connections, which of them carries a hit, timeouts) is the engine's.
 */
public interface Protocol {

    /** As TLS names it in ALPN, for instance {@code h2}. */
    String name();

    /** How many hits a connection can mostly carry at once: what is planned with before there is one. */
    int usualCapacity();

    /**
     * Begins to speak on a channel that is connected, and encrypted if it should be.
     *
     * @param shared whether the connection is to carry more than one hit in its life
     * @param listener called when the connection is ready, within this call if nothing has to be waited for
     */
    Opening open(Channel channel, ConnectionContext context, boolean shared, Opening.Listener listener);

    /** Hands to the sockets what was held back so that it goes out together. */
    default void flush() {}
}
