package io.loadtester.cli.attack;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How this process reaches its targets, and no worker could. */
final class NetworkFlags {

    @Option(
            names = "--unix-socket",
            paramLabel = "FILE",
            description = "Connect to this socket of the file system, whatever the targets' hosts are.")
    private @Nullable Path unixSocket;

    @Nullable
    Path unixSocket() {
        return unixSocket;
    }
}
