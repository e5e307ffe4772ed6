package io.loadtester.attack.net;

import io.loadtester.attack.transport.Transport;
import io.loadtester.common.url.Authority;
import io.netty.channel.EventLoop;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsErrorCauseException;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddresses;
import io.netty.resolver.dns.NoopAuthoritativeDnsServerCache;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.resolver.dns.NoopDnsCnameCache;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Asks DNS servers of the user's choice in turn, and the next one if a server does not answer. Keeps no answers, which
 * is up to the {@link NameCache}.
 */
// The listener on the lookup receives the answer.
@SuppressWarnings("FutureReturnValueIgnored")
public final class DnsServers implements NameLookup {

    private static final int DNS_PORT = 53;

    /** How long to wait for a server before asking the next one. */
    private static final long PATIENCE_MILLIS = 2_000;

    private final EventLoop loop;
    private final DnsNameResolver resolver;

    /**
     * Opens a socket, which {@link #close} closes.
     *
     * @param servers one or more, {@code ip}, {@code ip:port} or {@code [ip6]:port}
     * @param loop sends queries and receives answers
     */
    public DnsServers(List<String> servers, Transport transport, EventLoop loop) {
        this.loop = loop;
        DnsServerAddresses addresses = DnsServerAddresses.rotational(
                servers.stream().map(DnsServers::address).toList());
        this.resolver = new DnsNameResolverBuilder(loop)
                .datagramChannelType(transport.datagramChannel())
                .socketChannelType(transport.channel())
                .nameServerProvider(host -> addresses.stream())
                .resolvedAddressTypes(ResolvedAddressTypes.IPV4_PREFERRED)
                .completeOncePreferredResolved(false)
                .queryTimeoutMillis(PATIENCE_MILLIS)
                .resolveCache(NoopDnsCache.INSTANCE)
                .cnameCache(NoopDnsCnameCache.INSTANCE)
                .authoritativeDnsServerCache(NoopAuthoritativeDnsServerCache.INSTANCE)
                .build();
    }

    @Override
    public CompletableFuture<List<InetAddress>> lookUp(String host) {
        CompletableFuture<List<InetAddress>> addresses = new CompletableFuture<>();
        if (host.indexOf('%') >= 0) {
            // The resolver would drop the zone.
            return zoned(host);
        }
        loop.execute(() -> resolver.resolveAll(host).addListener((Future<List<InetAddress>> answer) -> {
            if (answer.isSuccess()) {
                addresses.complete(List.copyOf(answer.getNow()));
            } else {
                addresses.completeExceptionally(new UnknownHostException(reason(host, answer.cause())));
            }
        }));
        return addresses;
    }

    private static CompletableFuture<List<InetAddress>> zoned(String address) {
        try {
            return CompletableFuture.completedFuture(List.of(InetAddress.getByName(address)));
        } catch (UnknownHostException e) {
            return CompletableFuture.failedFuture(new UnknownHostException("no such host: " + address));
        }
    }

    /** Distinguishes a negative answer from no answer. */
    private static String reason(String host, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DnsErrorCauseException) {
                return "no such host: " + host;
            }
        }
        return "no answer from the DNS servers about " + host;
    }

    private static InetSocketAddress address(String server) {
        if (server.indexOf(':') != server.lastIndexOf(':') && !server.startsWith("[")) {
            return new InetSocketAddress(server, DNS_PORT);
        }
        Authority authority = Authority.parse(server);
        return new InetSocketAddress(authority.host().name(), authority.port() < 0 ? DNS_PORT : authority.port());
    }

    @Override
    public void close() {
        resolver.close();
    }
}
