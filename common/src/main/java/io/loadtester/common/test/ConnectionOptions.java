package io.loadtester.common.test;

/**
 * Options of the connections that carry the hits.
 *
 * @param keepalive whether connections are used for more than one request
 * @param http2 whether to use HTTP/2 with servers that accept it over TLS
 * @param h2c whether to use HTTP/2 without TLS, with prior knowledge
 * @param idle idle connections kept per worker and host, 0 or more; the option {@code connections}
 * @param max connections per worker and host, 0 for no limit; the option {@code maxConnections}
 * @param life how long connections are used
 */
public record ConnectionOptions(boolean keepalive, boolean http2, boolean h2c, int idle, int max, ConnectionLife life) {

    public static final ConnectionOptions DEFAULTS = new ConnectionOptions(true, true, false, 10_000, 0);

    /** With connections that are used as long as the server keeps them open. */
    public ConnectionOptions(boolean keepalive, boolean http2, boolean h2c, int idle, int max) {
        this(keepalive, http2, h2c, idle, max, ConnectionLife.DEFAULTS);
    }

    public ConnectionOptions {
        if (idle < 0 || max < 0) {
            throw new IllegalArgumentException("connections and maxConnections must be 0 or more");
        }
    }
}
