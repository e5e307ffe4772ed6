package io.loadtester.attack.net;

import io.loadtester.common.test.Header;
import io.loadtester.common.url.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way to an origin.
 *
 * @param proxy whom connections are made to in the origin's stead; null for none
 * @param host where sockets go: the origin's, the proxy's, where a detour leads from there, or a socket's path
 * @param proxyHeaders what the proxy is told besides, the right to use it included
 */
record Route(Origin origin, @Nullable ProxyServer proxy, String host, int port, List<Header> proxyHeaders) {

    /** Whether the proxy is asked for a tunnel, in which all is as if there were no proxy. */
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

    /** Whom sockets are connected to, as failures name it. */
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
