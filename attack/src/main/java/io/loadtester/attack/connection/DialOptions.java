package io.loadtester.attack.connection;

import io.loadtester.attack.transport.Transport;
import java.util.function.Supplier;

/**
 * How an attack's connections are opened.
 *
 * @param tls asked for when the first connection needs it
 * @param timeoutMillis for each attempt to connect and to agree on TLS; 0 for the system's
 */
public record DialOptions(
        Transport transport, NameCache names, Routes routes, Supplier<ClientTls> tls, int timeoutMillis) {}
