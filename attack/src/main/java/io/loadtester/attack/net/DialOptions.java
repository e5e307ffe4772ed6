package io.loadtester.attack.net;

import io.loadtester.attack.protocol.ProtocolSuite;
import io.loadtester.attack.transport.Transport;
import io.loadtester.common.test.ConnectionOptions;
import java.util.function.Supplier;

/**
 * How an attack's connections are opened.
 *
 * @param tls called when a connection needs TLS
 * @param timeoutMillis for each connection attempt and TLS handshake; 0 for the system's limit
 * @param connection which versions of HTTP are used, and whether connections are kept
 * @param protocols the protocols available
 */
public record DialOptions(
        Transport transport,
        NameCache names,
        Routes routes,
        Supplier<ClientTls> tls,
        int timeoutMillis,
        ConnectionOptions connection,
        ProtocolSuite protocols) {}
