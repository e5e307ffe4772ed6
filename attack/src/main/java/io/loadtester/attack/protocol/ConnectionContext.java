package io.loadtester.attack.protocol;

import io.loadtester.attack.capture.CaptureStock;
import io.loadtester.common.test.Header;
import io.loadtester.common.url.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a connection has to know of where it is used. Belongs to one event loop.
 *
 * @param origin whom its hits are for
 * @param exchange hears of its hits
 * @param captures where to keep what is wanted of responses
 * @param listener hears of the connection itself
 * @param relayHeaders what a proxy that makes the requests itself is told with each; null if there is none in between
 */
public record ConnectionContext(
        Origin origin,
        Exchange exchange,
        CaptureStock captures,
        ConnectionListener listener,
        @Nullable List<Header> relayHeaders) {

    /** For a connection on which no proxy makes the requests. */
    public ConnectionContext(Origin origin, Exchange exchange, CaptureStock captures, ConnectionListener listener) {
        this(origin, exchange, captures, listener, null);
    }

    /** The same through a proxy that makes the requests itself. */
    public ConnectionContext relayed(List<Header> headers) {
        return new ConnectionContext(origin, exchange, captures, listener, headers);
    }
}
