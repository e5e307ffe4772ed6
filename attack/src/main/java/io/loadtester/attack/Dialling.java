package io.loadtester.attack;

import io.loadtester.attack.net.ClientTls;
import io.loadtester.attack.net.DialOptions;
import io.loadtester.attack.net.DnsServers;
import io.loadtester.attack.net.NameCache;
import io.loadtester.attack.net.NameLookup;
import io.loadtester.attack.net.Routes;
import io.loadtester.attack.net.SystemNames;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.ConnectionLife;
import io.loadtester.common.test.NetworkOptions;
import io.loadtester.common.test.TlsOptions;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns a user's connection options into dial options, and refuses those that cannot work on this machine. */
final class Dialling {

    private Dialling() {}

    /**
     * How an attack opens connections.
     *
     * @param unixSocket where all connections go; null if they go to the targets' hosts
     * @param overTls whether any target needs TLS
     * @throws IllegalArgumentException if a certificate, a key or the local address cannot be used; names the option
     */
    static DialOptions options(
            AttackOptions options, @Nullable Path unixSocket, boolean overTls, EngineResources engine) {
        NetworkOptions network = options.network();
        Supplier<ClientTls> tls = tls(options.tls(), engine.protocols().offered(options.connection()), overTls, engine);
        Routes routes = unixSocket == null
                ? new Routes(network, engine.proxies(), localAddress(network.localAddress()))
                : Routes.through(unixSocket);
        NameLookup lookup = unixSocket == null ? lookup(network, engine) : Routes.NO_LOOKUP;
        Duration timeout = network.connectTimeout().isZero() ? options.request().timeout() : network.connectTimeout();
        int timeoutMillis = (int) Math.min(Integer.MAX_VALUE, timeout.toMillis());
        return new DialOptions(
                engine.transport(),
                new NameCache(lookup, ttl(network.dnsTtl(), options.connection().life())),
                routes,
                tls,
                timeoutMillis,
                options.connection(),
                engine.protocols());
    }

    /**
     * If connections have a maximum age and no TTL is chosen, half that age: names looked up once for ever would send
     * every replacement to the old addresses.
     */
    private static Duration ttl(Duration chosen, ConnectionLife life) {
        boolean follows = chosen.isZero() && !life.maxAge().isZero();
        return follows ? life.maxAge().dividedBy(2) : chosen;
    }

    private static NameLookup lookup(NetworkOptions network, EngineResources engine) {
        return network.resolvers().isEmpty()
                ? new SystemNames(engine.resolvers())
                : new DnsServers(
                        network.resolvers(),
                        engine.transport(),
                        engine.loops().all().get(0).eventLoop());
    }

    /**
     * Loads OpenSSL now rather than when the first hit is due, because it takes a while; unless only a redirect can
     * lead to TLS.
     */
    private static Supplier<ClientTls> tls(
            TlsOptions options, List<String> offered, boolean overTls, EngineResources engine) {
        boolean own = !options.cert().isEmpty() || !options.rootCerts().isEmpty();
        if (own || options.sessionTickets()) {
            // Not cached: keys are not kept beyond the attack, and no attack resumes another's sessions.
            ClientTls tls = ClientTls.create(options, offered);
            return () -> tls;
        }
        if (overTls) {
            engine.tls(options, offered);
        }
        return () -> engine.tls(options, offered);
    }

    private static @Nullable InetAddress localAddress(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(text), 0))) {
            return socket.getLocalAddress();
        } catch (UnknownHostException | SocketException e) {
            throw new IllegalArgumentException("laddr " + text + " is not an address of this machine", e);
        }
    }
}
