package io.loadtester.cli.submit;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets draining workers take tests again. */
@Command(
        name = "undrain",
        description = "Gives draining workers tests again.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:none of the workers is draining any more",
            " 2:wrong usage, or a worker is offline, does not answer or does not exist",
            " 3:the master cannot be reached"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "    loadtester undrain worker-alpha",
            "  A name in [BRACKETS] is the environment variable for the flag."
        })
public final class UndrainCommand implements Callable<Integer> {

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
            client.undrain(worker);
            return "Worker " + worker + " takes tests again.";
        });
    }
}
