package io.loadtester.cli;

import io.loadtester.cli.attack.AttackCommand;
import io.loadtester.cli.local.LocalCommand;
import io.loadtester.cli.metrics.ReportCommand;
import io.loadtester.cli.plot.PlotCommand;
import io.loadtester.cli.results.EncodeCommand;
import io.loadtester.cli.services.ConsumerCommand;
import io.loadtester.cli.services.MasterCommand;
import io.loadtester.cli.services.WorkerCommand;
import io.loadtester.cli.submit.SubmitCommand;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line. Every command is a subcommand; this one only shows what there is. */
@Command(
        name = "loadtester",
        description = "A distributed HTTP load tester whose numbers can be trusted.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AttackCommand.class,
            LocalCommand.class,
            SubmitCommand.class,
            MasterCommand.class,
            WorkerCommand.class,
            ConsumerCommand.class,
            ReportCommand.class,
            PlotCommand.class,
            EncodeCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  Everything on this machine, with a first test that shows how it works:",
            "    loadtester local --demo",
            "  Submit a test to a running master, wait for it and print its report:",
            "    echo 'GET http://127.0.0.1:9000/' | \\",
            "      loadtester submit --targets - --rate 500 --duration 10s",
            "  Each command explains itself:",
            "    loadtester worker --help"
        })
public final class LoadTester implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private LoadTester() {}

    public static void main(String[] arguments) {
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    /** @param environment stands in for flags that are not given */
    public static CommandLine commandLine(Map<String, String> environment) {
        CommandLine commandLine = new CommandLine(new LoadTester());
        EnvironmentDefaults defaults = new EnvironmentDefaults(environment);
        forEach(commandLine, each -> {
            each.setDefaultValueProvider(defaults);
            each.setCaseInsensitiveEnumValuesAllowed(true);
            each.getCommandSpec().usageMessage().sortOptions(false).autoWidth(true);
        });
        commandLine.setParameterExceptionHandler(Failures::usage);
        commandLine.setExecutionExceptionHandler(Failures::execution);
        return commandLine;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Which command? " + String.join(", ", spec.subcommands().keySet()));
    }

    private static void forEach(CommandLine commandLine, Consumer<CommandLine> action) {
        action.accept(commandLine);
        commandLine.getSubcommands().values().forEach(sub -> forEach(sub, action));
    }
}
