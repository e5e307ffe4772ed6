package io.loadtester.common.test;

/**
 * Which connections carry the hits.
 *
 * @param keepalive whether connections are used for more than one request
 * @param http2 whether HTTP/2 is spoken with servers that agree to it over TLS
 * @param h2c whether HTTP/2 is spoken without TLS, without asking first
 * @param idle connections kept at rest per worker and host, 0 or more; the option {@code connections}
 * @param max connections per worker and host, 0 for no limit; the option {@code maxConnections}
 * @param life how long they are used
 */
public record ConnectionOptions(boolean keepalive, boolean http2, boolean h2c, int idle, int max, ConnectionLife life) {

    public static final ConnectionOptions DEFAULTS = new ConnectionOptions(true, true, false, 10_000, 0);

    /** Connections that are used as long as the server keeps them. */
    public ConnectionOptions(boolean keepalive, boolean http2, boolean h2c, int idle, int max) {
        this(keepalive, http2, h2c, idle, max, ConnectionLife.DEFAULTS);
    }

    public ConnectionOptions {
        if (idle < 0 || max < 0) {
            throw new IllegalArgumentException("connections and maxConnections must be 0 or more");
        }
    }
}
