package io.loadtester.common.test;

import java.time.Duration;
import java.util.List;

/**
 * How hosts are resolved and reached.
 *
 * @param dnsTtl how long resolved addresses are cached; zero for ever, {@link #NO_CACHE} for a lookup per connection
 * @param localAddress the address to connect from; empty to let the system choose; the option {@code laddr}
 * @param resolvers DNS servers to use instead of the system's, {@code ip} or {@code ip:port}, in turn
 * @param connectTo where connections to a host and port go instead
 * @param proxyHeaders sent to a proxy with each request it relays, or when asking it for a tunnel
 * @param connectTimeout for each attempt to connect, and for the TLS handshake; zero for the timeout of hits
 */
public record NetworkOptions(
        Duration dnsTtl,
        String localAddress,
        List<String> resolvers,
        List<ConnectTo> connectTo,
        List<Header> proxyHeaders,
        Duration connectTimeout) {

    /** {@link #dnsTtl()} for a lookup per connection. */
    public static final Duration NO_CACHE = Duration.ofNanos(-1);

    public static final NetworkOptions DEFAULTS =
            new NetworkOptions(Duration.ZERO, "", List.of(), List.of(), List.of());

    /** Without a connect timeout, so that the timeout of hits applies. */
    public NetworkOptions(
            Duration dnsTtl,
            String localAddress,
            List<String> resolvers,
            List<ConnectTo> connectTo,
            List<Header> proxyHeaders) {
        this(dnsTtl, localAddress, resolvers, connectTo, proxyHeaders, Duration.ZERO);
    }

    public NetworkOptions {
        if (connectTimeout.isNegative()) {
            throw new IllegalArgumentException("connectTimeout must be 0 or more: " + connectTimeout);
        }
        if (dnsTtl.isNegative() && !dnsTtl.equals(NO_CACHE)) {
            throw new IllegalArgumentException("dnsTtl must be 0 or more, or -1 for no cache: " + dnsTtl);
        }
        resolvers = List.copyOf(resolvers);
        connectTo = List.copyOf(connectTo);
        proxyHeaders = List.copyOf(proxyHeaders);
    }
}
