package io.loadtester.attack.net;

import io.loadtester.common.url.Origin;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Creates the handlers that ask proxies for a tunnel. */
final class Tunnels {

    private Tunnels() {}

    /**
     * The handler for one connection's tunnel.
     *
     * @param proxy address of the proxy
     * @param timeoutMillis within which the tunnel must be open; 0 for no limit
     */
    static ProxyHandler through(Route route, InetSocketAddress proxy, int timeoutMillis) {
        ProxyServer server = route.proxy();
        ProxyHandler tunnel = server != null && server.protocol() == ProxyServer.Protocol.SOCKS5
                ? new Socks5ProxyHandler(proxy, nullIfEmpty(server.user()), nullIfEmpty(server.password()))
                : new HttpProxyHandler(proxy, headers(route));
        tunnel.setConnectTimeoutMillis(timeoutMillis);
        return tunnel;
    }

    /** The end of a tunnel to an origin. A name is left to the proxy to look up; an address is sent as bytes. */
    static InetSocketAddress end(Origin origin) {
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(origin.host());
        return address == null
                ? InetSocketAddress.createUnresolved(origin.host(), origin.port())
                : new InetSocketAddress(address, origin.port());
    }

    private static HttpHeaders headers(Route route) {
        HttpHeaders headers = new DefaultHttpHeaders();
        route.proxyHeaders().forEach(header -> headers.add(header.name(), header.value()));
        return headers;
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
