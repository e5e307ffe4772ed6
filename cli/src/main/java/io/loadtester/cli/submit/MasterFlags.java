package io.loadtester.cli.submit;

import java.net.URI;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which master, and as whom: the flags of every command that speaks to one. */
public final class MasterFlags {

    @Option(
            names = "--master",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "The master's address. Default: ${DEFAULT-VALUE}")
    private URI master = URI.create("");

    @Mixin
    private LoginFlags login = new LoginFlags();

    /** A client that is let in, or is going to find out with its first request that its token is not. */
    public MasterClient connect() {
        return login.at(master);
    }
}
