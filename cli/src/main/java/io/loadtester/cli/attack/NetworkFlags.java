package io.loadtester.cli.attack;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How hosts are found and reached. */
final class NetworkFlags {

    @Option(
            names = "--dns-ttl",
            paramLabel = "DURATION",
            description = "How long looked-up addresses hold; 0 for ever, -1 for a look-up per connection. Default: 0")
    private @Nullable String dnsTtl;

    @Option(names = "--laddr", paramLabel = "IP", description = "The address of this machine to attack from.")
    private @Nullable String laddr;

    @Option(
            names = "--resolvers",
            paramLabel = "IP[:PORT],…",
            description = "DNS servers to ask instead of the system's.")
    private @Nullable String resolvers;

    @Option(
            names = "--connect-to",
            paramLabel = "HOST:PORT:HOST:PORT",
            description = "Connect to the second where the first is meant; may be repeated.")
    private @Nullable List<String> connectTo;

    @Option(
            names = "--proxy-header",
            paramLabel = "'NAME: VALUE'",
            description = "A header for the proxy that HTTP_PROXY or HTTPS_PROXY names; may be repeated.")
    private @Nullable List<String> proxyHeaders;

    @Option(
            names = "--unix-socket",
            paramLabel = "FILE",
            description = "Connect to this socket of the file system, whatever the targets' hosts are.")
    private @Nullable Path unixSocket;

    @Nullable
    Path unixSocket() {
        return unixSocket;
    }

    void into(OptionsDraft options) {
        options.text("dnsTtl", dnsTtl);
        options.text("laddr", laddr);
        options.text("resolvers", resolvers);
        options.texts("connectTo", connectTo);
        options.texts("proxyHeaders", proxyHeaders);
    }
}
