package io.loadtester.common.test;

import java.time.Duration;
import java.util.List;

/**
 * How hosts are found and reached.
 *
 * @param dnsTtl how long a name's addresses hold; zero for ever, {@link #NO_CACHE} for a look-up per connection
 * @param localAddress the address connections come from; empty for the system's choice; the option {@code laddr}
 * @param resolvers DNS servers to ask instead of the system's, {@code ip} or {@code ip:port}; asked in turn
 * @param connectTo where connections to a host and port really go
 * @param proxyHeaders told to a proxy: with each request it relays, or when it is asked for a tunnel
 * @param connectTimeout for each attempt to connect, and to agree on TLS then; zero for as long as a hit may take
 */
public record NetworkOptions(
        Duration dnsTtl,
        String localAddress,
        List<String> resolvers,
        List<ConnectTo> connectTo,
        List<Header> proxyHeaders,
        Duration connectTimeout) {

    /** {@link #dnsTtl()} for a look-up per connection. */
    public static final Duration NO_CACHE = Duration.ofNanos(-1);

    public static final NetworkOptions DEFAULTS =
            new NetworkOptions(Duration.ZERO, "", List.of(), List.of(), List.of());

    /** Attempts to connect may take as long as hits. */
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
