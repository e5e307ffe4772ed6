package io.loadtester.cli.dlt;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What could not be stored, and a second chance for it. */
@Command(
        name = "dlt",
        description =
                "Looks at dead letters: results that the consumer could not store and put aside with the reason, in"
                        + " the topic of results' name with .dlt at its end. Sends them again once the cause is gone.",
        subcommands = {ListCommand.class, ShowCommand.class, ResendCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  How many there are, why, and the newest:",
            "    loadtester dlt list --kafka-broker localhost:9092",
            "  One of them, with its headers and what can be read of it:",
            "    loadtester dlt show 0-17",
            "  One once more, or all that were not sent again before:",
            "    loadtester dlt resend 0-17",
            "    loadtester dlt resend --all"
        })
public final class DltCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Which command? " + String.join(", ", spec.subcommands().keySet()));
    }
}
