package io.loadtester.cli.dlt;

import io.loadtester.cli.services.KafkaFlags;
import io.loadtester.cli.terminal.Logs;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Counts dead letters by reason and shows the newest. */
@Command(
        name = "list",
        description = "Counts the dead letters by reason and shows the newest.",
        footerHeading = "%nExample:%n",
        footer = "    loadtester dlt list --kafka-topic test_results --newest 20")
final class ListCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private KafkaFlags kafka = new KafkaFlags();

    @Option(
            names = "--newest",
            paramLabel = "COUNT",
            defaultValue = "10",
            description = "Number of newest letters to show. Default: ${DEFAULT-VALUE}")
    private int newest;

    @Option(names = "--verbose", description = "Log more, and show stack traces of failures.")
    private boolean verbose;

    @Override
    public void run() {
        Logs.toStandardError(verbose);
        PrintWriter out = spec.commandLine().getOut();
        try (LetterBox box = LetterBox.open(kafka.broker(), kafka.topic())) {
            Overview overview = new Overview(Math.max(0, newest));
            box.forEach(overview::add);
            out.print(overview.text(box.topic()));
            out.flush();
        }
    }
}
