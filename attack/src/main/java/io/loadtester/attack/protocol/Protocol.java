package io.loadtester.attack.protocol;

import io.netty.channel.Channel;

/**
 * Owned by one event loop. A way to carry hits over a byte stream. An implementation adds its handlers to a channel and
 * offers the result as a {@link Connection}. The engine does everything before that (names, proxies, TLS) and around it
 * (how many connections, which of them carries a hit, timeouts).
 */
public interface Protocol {

    /** The name in ALPN, for instance {@code h2}. */
    String name();

    /** How many hits a connection can usually carry at once; used for planning until a connection is open. */
    int usualCapacity();

    /**
     * Begins the protocol on a channel that is connected, and encrypted if required.
     *
     * @param shared whether the connection may carry more than one hit in its life
     * @param listener called when the connection is ready, within this call if there is nothing to wait for
     */
    Opening open(Channel channel, ConnectionContext context, boolean shared, Opening.Listener listener);

    /** Writes to the sockets the requests that were held back to be written together. */
    default void flush() {}
}
