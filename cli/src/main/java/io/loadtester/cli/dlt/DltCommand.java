package io.loadtester.cli.dlt;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists, shows and resends dead letters. */
@Command(
        name = "dlt",
        description =
                "Lists, shows and resends dead letters: results that the consumer could not store and moved, with the"
                        + " reason, to a topic named after the results topic plus .dlt. Resend them once the cause is fixed.",
        subcommands = {ListCommand.class, ShowCommand.class, ResendCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  Counts by reason, and the newest:",
            "    loadtester dlt list --kafka-broker localhost:9092",
            "  One letter, with its headers and decoded content:",
            "    loadtester dlt show 0-17",
            "  Resend one letter, or all that have not been resent yet:",
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
