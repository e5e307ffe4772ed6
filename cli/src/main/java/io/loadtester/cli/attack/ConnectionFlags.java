package io.loadtester.cli.attack;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which connections carry the hits, and how many hits there may be at once. */
final class ConnectionFlags {

    @Option(
            names = "--workers",
            paramLabel = "COUNT",
            description = "Hits at once for which connections are opened ahead. Default: 10")
    private @Nullable Long workers;

    @Option(
            names = "--max-workers",
            paramLabel = "COUNT",
            description = "Hits at once at most; others wait, and their wait counts. Default: no limit")
    private @Nullable String maxWorkers;

    @Option(
            names = "--connections",
            paramLabel = "COUNT",
            description = "Connections kept open per host. Default: 10000")
    private @Nullable Integer connections;

    @Option(
            names = "--max-connections",
            paramLabel = "COUNT",
            description = "Connections per host at most, 0 for no limit. Default: 0")
    private @Nullable Integer maxConnections;

    @Option(
            names = "--idle-timeout",
            paramLabel = "DURATION",
            description = "End connections idle for so long; 0 for as long as the server's Keep-Alive says. Default: 0")
    private @Nullable String idleTimeout;

    @Option(
            names = "--max-connection-age",
            paramLabel = "DURATION",
            description = "Replace connections that are so old, and look names up anew; 0 for never. Default: 0")
    private @Nullable String maxConnectionAge;

    @Option(
            names = "--keepalive",
            arity = "0..1",
            fallbackValue = "true",
            description = "Use connections more than once. Default: true")
    private @Nullable Boolean keepalive;

    @Option(
            names = "--http2",
            arity = "0..1",
            fallbackValue = "true",
            description = "Speak HTTP/2 over TLS where the server agrees. Default: true")
    private @Nullable Boolean http2;

    @Option(
            names = "--h2c",
            arity = "0..1",
            fallbackValue = "true",
            description = "Speak HTTP/2 without TLS. Default: false")
    private @Nullable Boolean h2c;

    void into(OptionsDraft options) {
        options.number("workers", workers);
        options.number("maxWorkers", maxWorkers);
        options.number("connections", connections);
        options.number("maxConnections", maxConnections);
        options.text("idleTimeout", idleTimeout);
        options.text("maxConnectionAge", maxConnectionAge);
        options.flag("keepalive", keepalive);
        options.flag("http2", http2);
        options.flag("h2c", h2c);
    }
}
