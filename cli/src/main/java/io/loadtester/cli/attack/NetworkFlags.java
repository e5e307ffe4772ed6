package io.loadtester.cli.attack;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Network flags that only work for attacks from this process. */
final class NetworkFlags {

    @Option(
            names = "--unix-socket",
            paramLabel = "FILE",
            description = "Connect to this Unix domain socket, whatever the hosts of the targets are.")
    private @Nullable Path unixSocket;

    @Nullable
    Path unixSocket() {
        return unixSocket;
    }
}
