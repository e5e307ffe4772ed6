package io.loadtester.attack.net;

import io.loadtester.attack.protocol.ProtocolSuite;
import io.loadtester.attack.transport.Transport;
import io.loadtester.common.test.ConnectionOptions;
import java.util.function.Supplier;

/**
 * How an attack's connections are opened.
 *
 * @param tls asked for when the first connection needs it
 * @param timeoutMillis for each attempt to connect and to agree on TLS; 0 for the system's
 * @param connection which versions of HTTP are spoken, and whether connections are kept
 * @param protocols what there is to be spoken
 */
public record DialOptions(
        Transport transport,
        NameCache names,
        Routes routes,
        Supplier<ClientTls> tls,
        int timeoutMillis,
        ConnectionOptions connection,
        ProtocolSuite protocols) {}
