package io.loadtester.cli.submit;

import java.net.URI;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags of every command that talks to a master: its address and the login. */
public final class MasterFlags {

    @Option(
            names = "--master",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "The master's address. Default: ${DEFAULT-VALUE}")
    private URI master = URI.create("");

    @Mixin
    private LoginFlags login = new LoginFlags();

    /** Logs in, unless there is a token, whose validity shows with the first request. */
    public MasterClient connect() {
        return login.at(master);
    }
}
