package io.loadtester.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains a command, as its {@code --help} does. */
@Command(
        name = "help",
        helpCommand = true,
        description = "Explains a command, as its --help does; without one, lists the commands.",
        footerHeading = "%nExamples:%n",
        footer = {"    loadtester help attack", "    loadtester help dlt resend"})
final class HelpCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "The command to explain.")
    private List<String> names = List.of();

    @Override
    public void run() {
        CommandLine explained = spec.commandLine().getParent();
        for (String name : names) {
            CommandLine sub = explained.getSubcommands().get(name);
            if (sub == null) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no command '" + String.join(" ", names) + "'; there are "
                                + String.join(", ", explained.getSubcommands().keySet()));
            }
            explained = sub;
        }
        PrintWriter out = spec.commandLine().getOut();
        explained.usage(out);
        out.flush();
    }
}
