package io.loadtester.cli;

import io.loadtester.cli.attack.AttackCommand;
import io.loadtester.cli.dlt.DltCommand;
import io.loadtester.cli.local.InfraCommand;
import io.loadtester.cli.local.LocalCommand;
import io.loadtester.cli.plot.PlotCommand;
import io.loadtester.cli.report.ReportCommand;
import io.loadtester.cli.results.EncodeCommand;
import io.loadtester.cli.search.SearchCommand;
import io.loadtester.cli.services.ConsumerCommand;
import io.loadtester.cli.services.MasterCommand;
import io.loadtester.cli.services.WorkerCommand;
import io.loadtester.cli.submit.CheckCommand;
import io.loadtester.cli.submit.CompareCommand;
import io.loadtester.cli.submit.DrainCommand;
import io.loadtester.cli.submit.RateCommand;
import io.loadtester.cli.submit.ResultsCommand;
import io.loadtester.cli.submit.StopCommand;
import io.loadtester.cli.submit.SubmitCommand;
import io.loadtester.cli.submit.TestsCommand;
import io.loadtester.cli.submit.UndrainCommand;
import io.loadtester.cli.submit.WorkersCommand;
import io.loadtester.cli.terminal.Converters;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.cli.terminal.OutOfMemory;
import io.loadtester.cli.terminal.Output;
import io.loadtester.cli.terminal.VegetaFlags;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The {@code loadtester} command line: parses the arguments and runs the subcommand that they name.
 *
 * <pre>{@code
 * int exitCode = LoadTester.commandLine(System.getenv()).execute("attack", "--targets", "targets.txt");
 * }</pre>
 */
@Command(
        name = "loadtester",
        description = "A distributed HTTP load tester whose numbers can be trusted.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  Everything on this machine, with a first test that shows how it works:",
            "    loadtester local --demo",
            "  Submit a test to a running master, wait for it and print its report:",
            "    echo 'GET http://127.0.0.1:9000/' | \\",
            "      loadtester submit --targets - --rate 500 --duration 10s",
            "  Each command explains itself:",
            "    loadtester worker --help",
            "  Flags may be written with one dash or two."
        })
public final class LoadTester implements Runnable {

    private static final Map<String, Class<?>> COMMANDS = commands();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private LoadTester() {}

    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("attack", AttackCommand.class);
        commands.put("search", SearchCommand.class);
        commands.put("local", LocalCommand.class);
        commands.put("infra", InfraCommand.class);
        commands.put("submit", SubmitCommand.class);
        commands.put("tests", TestsCommand.class);
        commands.put("stop", StopCommand.class);
        commands.put("rate", RateCommand.class);
        commands.put("workers", WorkersCommand.class);
        commands.put("drain", DrainCommand.class);
        commands.put("undrain", UndrainCommand.class);
        commands.put("results", ResultsCommand.class);
        commands.put("check", CheckCommand.class);
        commands.put("compare", CompareCommand.class);
        commands.put("master", MasterCommand.class);
        commands.put("worker", WorkerCommand.class);
        commands.put("consumer", ConsumerCommand.class);
        commands.put("report", ReportCommand.class);
        commands.put("plot", PlotCommand.class);
        commands.put("encode", EncodeCommand.class);
        commands.put("dlt", DltCommand.class);
        commands.put("help", HelpCommand.class);
        return commands;
    }

    public static void main(String[] arguments) {
        OutOfMemory.endsTheProcess();
        try {
            int exitCode = commandLine(System.getenv(), asked(arguments)).execute(arguments);
            System.exit(Output.wasWritten() ? exitCode : Math.max(exitCode, ExitCode.FAILED));
        } catch (OutOfMemoryError e) {
            OutOfMemory.caught();
        }
    }

    /**
     * The commands to set up. Setting one up takes tens of milliseconds, so only the requested command is, if there is
     * one.
     */
    private static Collection<String> asked(String[] arguments) {
        return arguments.length > 0 && COMMANDS.containsKey(arguments[0]) && !arguments[0].equals("help")
                ? List.of(arguments[0])
                : COMMANDS.keySet();
    }

    /** @param environment variables that provide defaults for service flags */
    public static CommandLine commandLine(Map<String, String> environment) {
        return commandLine(environment, COMMANDS.keySet());
    }

    private static CommandLine commandLine(Map<String, String> environment, Collection<String> names) {
        CommandLine commandLine = new CommandLine(new LoadTester());
        // A nested CommandLine applies the model transformers, which add the flags generated from the option table.
        names.forEach(name -> commandLine.addSubcommand(new CommandLine(Objects.requireNonNull(COMMANDS.get(name)))));
        Converters.register(commandLine);
        EnvironmentDefaults defaults = new EnvironmentDefaults(environment);
        forEach(commandLine, each -> {
            each.setDefaultValueProvider(defaults);
            each.getCommandSpec().preprocessor(new VegetaFlags());
            each.setCaseInsensitiveEnumValuesAllowed(true);
            each.setOverwrittenOptionsAllowed(true);
            each.getCommandSpec().usageMessage().sortOptions(false).autoWidth(true);
        });
        CommandFailures failures = new CommandFailures();
        commandLine.setParameterExceptionHandler(failures);
        commandLine.setExecutionExceptionHandler(failures);
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
