package io.loadtester.cli.search;

import io.loadtester.cli.attack.AttackSeries;
import io.loadtester.cli.attack.SpecFlags;
import io.loadtester.cli.search.CapacitySearch.Bounds;
import io.loadtester.cli.submit.LoginFlags;
import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.cli.terminal.Interrupts;
import io.loadtester.cli.terminal.Logs;
import io.loadtester.cli.terminal.Output;
import io.loadtester.cli.terminal.QuietFlag;
import io.loadtester.cli.threshold.ThresholdFlags;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.spec.DurationParser;
import io.loadtester.spec.InputException;
import io.loadtester.spec.RateParser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Searches for the highest rate at which thresholds hold. */
@Command(
        name = "search",
        modelTransformer = SearchOptionFlags.class,
        description = "Finds the highest rate at which thresholds hold: doubles the rate until they fail, bisects the"
                + " interval and confirms the rate with a longer run. Attacks from this machine, or with"
                + " --master from its workers, where each step becomes a stored test. In addition, 'success >"
                + " 99%%' and 'throughput > 95%% of target' must hold, unless you give a threshold on success or failures,"
                + " or on throughput or rate.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:a rate was found and confirmed",
            " 1:the search failed",
            " 2:wrong usage, or invalid input",
            " 3:the master cannot be reached",
            "98:the load generator reached its limit before a threshold failed",
            "99:the thresholds do not hold even at the lowest rate",
            "130:interrupted with Ctrl-C (143: terminated); the curve so far was written"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "    echo 'GET http://127.0.0.1:9000/' | loadtester search \\",
            "      --threshold 'p99(response) < 100ms' --from 100 --to 50000",
            "  On three workers of a master, with the curve as CSV for a spreadsheet:",
            "    loadtester search --master http://master:8080 --worker-count 3 \\",
            "      --targets t.txt --threshold 'p99(response) < 100ms from 2s' \\",
            "      --from 1000 --to 100000 --report csv --output curve.csv"
        })
public final class SearchCommand implements Callable<Integer> {

    @Mixin
    private ThresholdFlags thresholds = new ThresholdFlags();

    @Option(names = "--from", paramLabel = "RATE", required = true, description = "The lowest rate, like 100.")
    private String from = "";

    @Option(names = "--to", paramLabel = "RATE", required = true, description = "The highest rate, like 50000.")
    private String to = "";

    @Option(
            names = "--precision",
            paramLabel = "PERCENT",
            defaultValue = "2%",
            description = "How much too low the rate found may be. Default: 2%%")
    private String precision = "";

    @Option(
            names = "--step-duration",
            paramLabel = "DURATION",
            defaultValue = "10s",
            description = "Duration of each step. Default: ${DEFAULT-VALUE}")
    private String stepDuration = "";

    @Option(
            names = "--confirm-duration",
            paramLabel = "DURATION",
            description = "Duration of the confirmation. Default: three steps")
    private @Nullable String confirmDuration;

    @Option(
            names = "--pause",
            paramLabel = "DURATION",
            defaultValue = "1s",
            description = "Pause between steps, in which the target recovers. Default: ${DEFAULT-VALUE}")
    private String pause = "";

    @Option(
            names = "--report",
            paramLabel = "FORM",
            defaultValue = "text",
            description = "Format of the curve: text, json, csv, markdown or html. Default: ${DEFAULT-VALUE}")
    private CurveForm form = CurveForm.TEXT;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            defaultValue = Output.STDOUT,
            description = "Where to write the curve. Default: ${DEFAULT-VALUE}")
    private String output = Output.STDOUT;

    @Option(names = "--master", paramLabel = "URL", description = "The master whose workers attack. Default: none")
    private @Nullable URI master;

    @Option(
            names = "--worker-count",
            paramLabel = "COUNT",
            defaultValue = "1",
            description = "With --master: workers that share the load. Default: ${DEFAULT-VALUE}")
    private int workerCount;

    @Mixin
    private LoginFlags login = new LoginFlags();

    @Mixin
    private SpecFlags spec = new SpecFlags();

    @Mixin
    private QuietFlag quiet = new QuietFlag();

    @Option(names = "--verbose", description = "Log the engine's activity on standard error.")
    private boolean verbose;

    @Override
    public Integer call() throws InterruptedException {
        Logs.toStandardError(verbose);
        List<Threshold> given = thresholds.read();
        if (given.isEmpty()) {
            throw new CommandException(ExitCode.USAGE, "--threshold: a search needs one, like 'p99(response) < 100ms'");
        }
        List<Threshold> wanted = SearchThresholds.with(given);
        Bounds bounds = bounds();
        SearchRun.Times times = times();
        if (master != null) {
            spec.refuseWhatWorkersCannot();
        }
        SpecFlags.Given attack = spec.read();
        // Report errors in the attack before the first step starts.
        attack.spec(new ConstantPacer(bounds.from()), times.step());
        SearchProgress progress = new SearchProgress(quiet.out());
        try (Steps steps = steps(attack, wanted)) {
            SearchRun run = new SearchRun(new CapacitySearch(bounds), steps, times, progress::show);
            AtomicInteger interrupted = new AtomicInteger();
            Interrupts.first(exitCode -> {
                interrupted.set(exitCode);
                progress.interrupted();
                run.stop();
            });
            Curve curve = run.toTheEnd();
            Output.write(output, out -> out.write(form.render(curve).getBytes(StandardCharsets.UTF_8)));
            progress.end(curve);
            return curve.exitCode(interrupted.get());
        }
    }

    private Steps steps(SpecFlags.Given given, List<Threshold> wanted) {
        if (master == null) {
            AttackSeries attacks = spec.series();
            attacks.tell(quiet.progressOnTerminal());
            return new EngineSteps(given, wanted, attacks);
        }
        String tag = "search:" + UUID.randomUUID().toString().substring(0, 8);
        quiet.say("Each step is a test with the tag " + tag);
        return new MasterSteps(login.at(master), given, wanted, workerCount, tag, quiet.progress());
    }

    private Bounds bounds() {
        double lowest = RateParser.parse("--from", from);
        double highest = RateParser.parse("--to", to);
        if (highest < lowest) {
            throw new InputException("--to", "must not be below --from");
        }
        return new Bounds(lowest, highest, precision());
    }

    private double precision() {
        String expected = "must be a percentage from 0.1% to 100%, like 2%; got " + precision;
        if (!precision.endsWith("%")) {
            throw new InputException("--precision", expected);
        }
        try {
            double share = Double.parseDouble(precision.substring(0, precision.length() - 1)) / 100;
            if (share >= 0.001 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException notANumber) {
            throw new InputException("--precision", expected);
        }
        throw new InputException("--precision", expected);
    }

    private SearchRun.Times times() {
        Duration step = DurationParser.parse("--step-duration", stepDuration);
        Duration confirmation = confirmDuration == null
                ? step.multipliedBy(3)
                : DurationParser.parse("--confirm-duration", confirmDuration);
        if (step.isZero() || confirmation.isZero()) {
            throw new InputException("--step-duration", "a step must take longer than 0");
        }
        return new SearchRun.Times(step, confirmation, DurationParser.parse("--pause", pause));
    }
}
