package io.loadtester.cli.submit;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stops tests. */
@Command(
        name = "stop",
        description =
                "Stops running or waiting tests. Hits already due are completed first, so the results are complete up to"
                        + " the stop; the report is available shortly after.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:all tests are being stopped",
            " 2:wrong usage, or a test has already ended or does not exist",
            " 3:the master cannot be reached"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "    loadtester stop 0b0f9ee4-3f0d-4a35-a2a3-57d4a8a07dd0",
            "  All running tests:",
            "    loadtester tests --state running --format json | jq -r .testId |",
            "      xargs loadtester stop",
            "  A name in [BRACKETS] is the environment variable for the flag."
        })
public final class StopCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "TEST", arity = "1..*", description = "Ids of tests.")
    private List<UUID> tests = List.of();

    @Mixin
    private MasterFlags master = new MasterFlags();

    @Override
    public Integer call() {
        MasterClient client = master.connect();
        int exitCode = ExitCode.OK;
        for (UUID test : tests) {
            try {
                client.stop(test.toString());
                spec.commandLine().getOut().println("Test " + test + " is being stopped.");
            } catch (CommandException e) {
                if (e.exitCode() == ExitCode.UNREACHABLE) {
                    throw e;
                }
                spec.commandLine().getErr().println("loadtester: " + test + ": " + e.getMessage());
                exitCode = e.exitCode();
            }
        }
        spec.commandLine().getOut().flush();
        spec.commandLine().getErr().flush();
        return exitCode;
    }
}
