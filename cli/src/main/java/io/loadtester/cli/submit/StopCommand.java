package io.loadtester.cli.submit;

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
        List<String> ids = tests.stream().map(UUID::toString).toList();
        return OneByOne.ask(spec, ids, test -> {
            client.stop(test);
            return "Test " + test + " is being stopped.";
        });
    }
}
