package io.loadtester.cli.submit;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import java.net.URI;
import picocli.CommandLine.Option;

/** Which master, and as whom: the flags of every command that speaks to one. */
public final class MasterFlags {

    @Option(
            names = "--master",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "The master's address. Default: ${DEFAULT-VALUE}")
    private URI master = URI.create("");

    @Option(
            names = "--username",
            paramLabel = "NAME",
            defaultValue = "admin",
            description = "Account to log in with. Default: ${DEFAULT-VALUE}")
    private String username = "";

    @Option(
            names = "--password",
            paramLabel = "PASSWORD",
            description = "Its password. Default: that of a new local master [LOADTESTER_PASSWORD]")
    private String password = "password";

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "A token from an earlier login, in place of name and password. [LOADTESTER_TOKEN]")
    private String token = "";

    /** A client that is let in, or is going to find out with its first request that its token is not. */
    public MasterClient connect() {
        boolean http = "http".equals(master.getScheme()) || "https".equals(master.getScheme());
        if (!http || master.getHost() == null) {
            throw new CommandException(
                    ExitCode.USAGE, "--master: must be a URL like http://127.0.0.1:8080; got " + master);
        }
        return token.isBlank() ? MasterClient.login(master, username, password) : MasterClient.withToken(master, token);
    }
}
