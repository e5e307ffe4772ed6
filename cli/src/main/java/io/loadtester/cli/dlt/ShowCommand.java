package io.loadtester.cli.dlt;

import io.loadtester.cli.services.KafkaFlags;
import io.loadtester.cli.terminal.Logs;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one dead letter. */
@Command(
        name = "show",
        description = "Shows one dead letter: its headers, decoded content and bytes.",
        footerHeading = "%nExample:%n",
        footer = "    loadtester dlt show 0-17")
final class ShowCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "ID",
            description = "Partition and offset of the letter, as shown by 'loadtester dlt list'.")
    private String id = "";

    @Mixin
    private KafkaFlags kafka = new KafkaFlags();

    @Option(
            names = "--bytes",
            paramLabel = "COUNT",
            defaultValue = "512",
            description = "Most bytes to show. Default: ${DEFAULT-VALUE}")
    private int bytes;

    @Option(names = "--verbose", description = "Log more, and show stack traces of failures.")
    private boolean verbose;

    @Override
    public void run() {
        LetterId wanted = LetterId.of(id);
        Logs.toStandardError(verbose);
        PrintWriter out = spec.commandLine().getOut();
        try (LetterBox box = LetterBox.open(kafka.broker(), kafka.topic())) {
            out.print(LetterText.of(box.find(wanted), Math.max(0, bytes)));
            out.flush();
        }
    }
}
