package io.loadtester.cli.submit;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import java.net.URI;
import picocli.CommandLine.Option;

/** Who asks a master for something. */
public final class LoginFlags {

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

    /** @throws CommandException as {@link MasterClient} does, and when the address is none */
    public MasterClient at(URI master) {
        boolean http = "http".equals(master.getScheme()) || "https".equals(master.getScheme());
        if (!http || master.getHost() == null) {
            throw new CommandException(
                    ExitCode.USAGE, "--master: must be a URL like http://127.0.0.1:8080; got " + master);
        }
        return token.isBlank() ? MasterClient.login(master, username, password) : MasterClient.withToken(master, token);
    }
}
