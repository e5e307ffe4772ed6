package io.loadtester.cli.submit;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keeps new tests away from workers. */
@Command(
        name = "drain",
        description =
                "Gives workers no new tests. A worker goes on with the test it has, and then stays draining until it is"
                        + " undrained or its process is restarted.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:all workers are draining",
            " 2:wrong usage, or a worker is offline, does not answer or does not exist",
            " 3:the master cannot be reached"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "    loadtester drain worker-alpha",
            "  All workers, before an upgrade:",
            "    loadtester workers --format json | jq -r .workerId | xargs loadtester drain",
            "  A name in [BRACKETS] is the environment variable for the flag."
        })
public final class DrainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "WORKER", arity = "1..*", description = "Ids of workers.")
    private List<String> workers = List.of();

    @Mixin
    private MasterFlags master = new MasterFlags();

    @Override
    public Integer call() {
        MasterClient client = master.connect();
        return OneByOne.ask(spec, workers, worker -> {
            String test = client.drain(worker).path("testId").asString("");
            return "Worker " + worker + " is draining"
                    + (test.isEmpty() ? "; it has no test." : "; it ends test " + test + " first.");
        });
    }
}
