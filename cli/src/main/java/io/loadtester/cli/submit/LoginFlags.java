package io.loadtester.cli.submit;

import io.loadtester.cli.terminal.CommandException;
import java.net.URI;
import picocli.CommandLine.Option;

/** The flags for logging in to a master. */
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
            description = "Password of the account. Default: that of a new local master [LOADTESTER_PASSWORD]")
    private String password = "password";

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "A token from an earlier login, instead of name and password. [LOADTESTER_TOKEN]")
    private String token = "";

    /** @throws CommandException as {@link MasterClient} does */
    public MasterClient at(URI master) {
        return token.isBlank() ? MasterClient.login(master, username, password) : MasterClient.withToken(master, token);
    }
}
