package io.loadtester.attack.net;

import io.loadtester.common.test.ConnectTo;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.NetworkOptions;
import io.loadtester.common.url.Origin;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where an attack's connections start and end: local address, proxies, connect-to. Thread-safe. */
public final class Routes {

    /** Directly to every origin. */
    public static final Routes DIRECT = new Routes(NetworkOptions.DEFAULTS, ProxySettings.NONE, null);

    /** For routes that need no name lookup. */
    public static final NameLookup NO_LOOKUP =
            host -> CompletableFuture.completedFuture(List.of(InetAddress.getLoopbackAddress()));

    private record Place(String host, int port) {}

    private final ProxySettings proxies;
    private final List<Header> proxyHeaders;
    private final Map<Place, List<ConnectTo>> connectTos;
    private final @Nullable InetAddress localAddress;
    private final @Nullable Path unixSocket;
    private final Turns turns = new Turns();

    /** @param localAddress the local address to bind to; null for the system's choice */
    public Routes(NetworkOptions options, ProxySettings proxies, @Nullable InetAddress localAddress) {
        this(options, proxies, localAddress, null);
    }

    private Routes(
            NetworkOptions options,
            ProxySettings proxies,
            @Nullable InetAddress localAddress,
            @Nullable Path unixSocket) {
        this.proxies = proxies;
        this.proxyHeaders = options.proxyHeaders();
        this.connectTos = options.connectTo().stream()
                .collect(Collectors.groupingBy(each -> new Place(each.host(), each.port())));
        this.localAddress = localAddress;
        this.unixSocket = unixSocket;
    }

    /** To a Unix socket of this machine, whatever the origin; use with {@link #NO_LOOKUP}. */
    public static Routes through(Path unixSocket) {
        return new Routes(NetworkOptions.DEFAULTS, ProxySettings.NONE, null, unixSocket.toAbsolutePath());
    }

    /** The Unix socket to connect to; null for the network. */
    @Nullable
    Path unixSocket() {
        return unixSocket;
    }

    @Nullable
    InetAddress localAddress() {
        return localAddress;
    }

    /**
     * The route for one connection. Connect-to applies to what sockets connect to, so to the proxy if there is one, as in
     * Vegeta.
     */
    Route of(Origin origin) {
        if (unixSocket != null) {
            return new Route(origin, null, unixSocket.toString(), origin.port(), List.of());
        }
        ProxyServer proxy = proxies.proxyOf(origin).orElse(null);
        Place place = proxy == null ? new Place(origin.host(), origin.port()) : new Place(proxy.host(), proxy.port());
        Optional<ConnectTo> connectTo = turns.next(place, connectTos.getOrDefault(place, List.of())).stream()
                .findFirst();
        return new Route(
                origin,
                proxy,
                connectTo.map(ConnectTo::toHost).orElse(place.host()),
                connectTo.map(ConnectTo::toPort).orElse(place.port()),
                proxy == null ? List.of() : headersFor(proxy));
    }

    private List<Header> headersFor(ProxyServer proxy) {
        boolean authorized =
                proxyHeaders.stream().anyMatch(header -> header.name().equalsIgnoreCase("Proxy-Authorization"));
        return Stream.concat(
                        authorized
                                ? Stream.empty()
                                : proxy.authorization().stream().map(value -> new Header("Proxy-Authorization", value)),
                        proxyHeaders.stream())
                .toList();
    }
}
