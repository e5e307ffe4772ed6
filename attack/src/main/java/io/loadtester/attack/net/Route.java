package io.loadtester.attack.net;

import io.loadtester.common.test.Header;
import io.loadtester.common.url.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way to an origin.
 *
 * @param proxy the proxy to connect to instead of the origin; null for none
 * @param host where sockets connect to: the host of the origin, the proxy or connect-to, or the path of a Unix socket
 * @param proxyHeaders headers for the proxy, including its authorization
 */
record Route(Origin origin, @Nullable ProxyServer proxy, String host, int port, List<Header> proxyHeaders) {

    /** Whether the proxy opens a tunnel, through which the connection works as if there were no proxy. */
    boolean isTunnelled() {
        return proxy != null && (origin.tls() || isSocks(proxy));
    }

    /** Whether the proxy reads the requests and makes them itself. */
    boolean isRelayed() {
        return proxy != null && !isTunnelled();
    }

    private static boolean isSocks(ProxyServer proxy) {
        return proxy.protocol() == ProxyServer.Protocol.SOCKS5;
    }

    /** What sockets connect to, as failures name it. */
    @Override
    public String toString() {
        String peer = proxy == null ? origin.toString() : proxy.toString();
        boolean direct = proxy == null
                ? host.equals(origin.host()) && port == origin.port()
                : host.equals(proxy.host()) && port == proxy.port();
        if (host.startsWith("/")) {
            return peer + " at " + host;
        }
        return direct ? peer : peer + " at " + new Origin(false, host, port);
    }
}
