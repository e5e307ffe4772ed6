package io.loadtester.common.test;

import java.time.Duration;

/**
 * How long connections are used.
 *
 * @param idleTimeout a connection without hits for this long is closed; zero for as long as the server announces or
 *     allows
 * @param maxAge a connection of this age gets no more hits, and the one that replaces it looks the name up again; zero
 *     for no limit; the option {@code maxConnectionAge}
 */
public record ConnectionLife(Duration idleTimeout, Duration maxAge) {

    public static final ConnectionLife DEFAULTS = new ConnectionLife(Duration.ZERO, Duration.ZERO);

    public ConnectionLife {
        if (idleTimeout.isNegative() || maxAge.isNegative()) {
            throw new IllegalArgumentException("idleTimeout and maxConnectionAge must be 0 or more");
        }
    }
}
