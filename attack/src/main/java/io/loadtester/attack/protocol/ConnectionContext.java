package io.loadtester.attack.protocol;

import io.loadtester.attack.capture.FreeCaptures;
import io.loadtester.common.test.Header;
import io.loadtester.common.url.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a connection needs to know about its use. Belongs to one event loop.
 *
 * @param origin the origin its hits are for
 * @param exchange told about its hits
 * @param captures supplies memory for the kept parts of responses
 * @param listener told about the connection itself
 * @param relayHeaders headers for a proxy that makes the requests itself; null if there is no such proxy
 */
public record ConnectionContext(
        Origin origin,
        Exchange exchange,
        FreeCaptures captures,
        ConnectionListener listener,
        @Nullable List<Header> relayHeaders) {

    /** Without a proxy that makes the requests itself. */
    public ConnectionContext(Origin origin, Exchange exchange, FreeCaptures captures, ConnectionListener listener) {
        this(origin, exchange, captures, listener, null);
    }

    /** The same with a proxy that makes the requests itself. */
    public ConnectionContext relayed(List<Header> headers) {
        return new ConnectionContext(origin, exchange, captures, listener, headers);
    }
}
