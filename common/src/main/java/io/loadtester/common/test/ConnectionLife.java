package io.loadtester.common.test;

import java.time.Duration;

/**
 * How long connections are used.
 *
 * @param idleTimeout one that has carried no hit for so long is closed; zero for as long as the server says, or keeps it
 * @param maxAge one that is so old carries no further hit, and its successor looks the name up anew; zero for ever; the
 *     option {@code maxConnectionAge}
 */
public record ConnectionLife(Duration idleTimeout, Duration maxAge) {

    public static final ConnectionLife DEFAULTS = new ConnectionLife(Duration.ZERO, Duration.ZERO);

    public ConnectionLife {
        if (idleTimeout.isNegative() || maxAge.isNegative()) {
            throw new IllegalArgumentException("idleTimeout and maxConnectionAge must be 0 or more");
        }
    }
}
