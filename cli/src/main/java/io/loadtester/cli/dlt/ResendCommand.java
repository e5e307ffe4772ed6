package io.loadtester.cli.dlt;

import io.loadtester.cli.services.KafkaFlags;
import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.cli.terminal.Logs;
import io.loadtester.common.result.Plural;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends dead letters to the results topic again. */
@Command(
        name = "resend",
        description =
                "Sends dead letters, one or all, to the results topic again, as they first came. Each is sent only once:"
                        + " Kafka records which were. A result that still cannot be stored becomes a new dead letter.",
        footerHeading = "%nExamples:%n",
        footer = {"    loadtester dlt resend 0-17", "    loadtester dlt resend --all"})
final class ResendCommand implements Runnable {

    /** Letters held in memory at a time. */
    private static final int BATCH = 100;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "Partition and offset of the letter, as shown by 'loadtester dlt list'.")
    private String id = "";

    @Option(names = "--all", description = "All letters that have not been resent yet.")
    private boolean all;

    @Mixin
    private KafkaFlags kafka = new KafkaFlags();

    @Option(names = "--verbose", description = "Log more, and show stack traces of failures.")
    private boolean verbose;

    @Override
    public void run() {
        if (all != id.isEmpty()) {
            throw new CommandException(ExitCode.USAGE, "name one dead letter, such as 0-17, or give --all");
        }
        List<LetterId> wanted = all ? List.of() : List.of(LetterId.of(id));
        Logs.toStandardError(verbose);
        PrintWriter out = spec.commandLine().getOut();
        try (LetterBox box = LetterBox.open(kafka.broker(), kafka.topic())) {
            out.println(wanted.isEmpty() ? resendAll(box) : resendOne(box, wanted.get(0)));
            out.flush();
        }
    }

    private String resendOne(LetterBox box, LetterId wanted) {
        Letter letter = box.find(wanted);
        if (letter.resent()) {
            return wanted + " was sent again before; it is not sent twice";
        }
        if (letter.isWithoutContent()) {
            throw new CommandException(
                    ExitCode.FAILED, wanted + " was too large to be kept; there is nothing to send again");
        }
        box.resend(List.of(letter));
        return wanted + " was sent again to " + kafka.topic();
    }

    private String resendAll(LetterBox box) {
        long[] sent = new long[1];
        List<Letter> batch = new ArrayList<>();
        box.forEach(letter -> {
            if (!letter.resent() && !letter.isWithoutContent()) {
                batch.add(letter);
            }
            if (batch.size() == BATCH) {
                sent[0] += resend(box, batch);
            }
        });
        sent[0] += resend(box, batch);
        return Plural.of(sent[0], "dead letter") + " sent again to " + kafka.topic();
    }

    private static int resend(LetterBox box, List<Letter> batch) {
        int count = batch.size();
        if (count > 0) {
            box.resend(batch);
            batch.clear();
        }
        return count;
    }
}
