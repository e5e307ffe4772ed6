package io.loadtester.cli.submit;

import io.loadtester.cli.terminal.ExitCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes the load of a running test. */
@Command(
        name = "rate",
        description =
                "Changes the rate of a running test, and how long or with how many workers it goes on. The change takes"
                        + " effect about 1.5 s later, on all workers at once; nothing is made up for, and reports compare"
                        + " each second with the rate that was planned for it.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:the load is being changed",
            " 2:wrong usage, or the test is not running or cannot be changed like this",
            " 3:the master cannot be reached"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "    loadtester rate 0b0f9ee4-3f0d-4a35-a2a3-57d4a8a07dd0 500/s",
            "  The same rate until 10 minutes after the start of the test:",
            "    loadtester rate 0b0f9ee4-3f0d-4a35-a2a3-57d4a8a07dd0 --duration 10m",
            "  A name in [BRACKETS] is the environment variable for the flag."
        })
public final class RateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "TEST", description = "Id of the test.")
    private UUID test = new UUID(0, 0);

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RATE",
            description =
                    "Hits per second, or per a duration: 500, 500/s, 100/m. Random arrivals stay random; any other"
                            + " pacer becomes a constant rate.")
    private @Nullable String rate;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            description = "How long the whole test lasts then, counted from its start: 90s, 10m.")
    private @Nullable String duration;

    @Option(
            names = "--workers",
            paramLabel = "COUNT",
            description = "How many workers attack then: fewer than now. They share the whole rate.")
    private @Nullable Integer workers;

    @Mixin
    private MasterFlags master = new MasterFlags();

    @Override
    public Integer call() {
        Map<String, Object> change = new LinkedHashMap<>();
        put(change, "ratePerSecond", rate);
        put(change, "duration", duration);
        put(change, "workerCount", workers);
        if (change.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Change what? Give a rate such as 500/s, --duration or --workers.");
        }
        MasterClient client = master.connect();
        client.change(test.toString(), change);
        spec.commandLine()
                .getOut()
                .println("Test " + test + " is being changed; it goes on at " + client.page(test.toString()));
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }

    private static void put(Map<String, Object> change, String field, @Nullable Object value) {
        if (value != null) {
            change.put(field, value);
        }
    }
}
