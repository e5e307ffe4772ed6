package io.loadtester.cli.submit;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.cli.terminal.OutputFlag;
import io.loadtester.cli.terminal.ProgressLine;
import io.loadtester.cli.terminal.QuietFlag;
import io.loadtester.spec.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Submits a test to a master and by default waits for its report. */
@Command(
        name = "submit",
        description = "Submits a test, waits for its end and prints its report on standard output; progress goes to"
                + " standard error.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:the test ran to its end and its results are complete",
            " 1:the test failed or was stopped",
            " 2:wrong usage, or the master rejected the input",
            " 3:the master cannot be reached",
            "98:the results are incomplete, or the load generator was the bottleneck; then thresholds do not count",
            "99:a threshold failed or aborted the test, or it is worse than its baseline"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  Against a master on this machine:",
            "    echo 'GET http://127.0.0.1:9000/' | \\",
            "      loadtester submit --targets - --rate 500 --duration 10s",
            "  On three workers of another master, in a nightly job:",
            "    loadtester submit --master http://master:8080 --token \"$TOKEN\" \\",
            "      --targets targets.txt --rate 2000 --duration 5m --workers 3 \\",
            "      --attack '{\"timeout\": \"5s\"}' --tag nightly",
            "  With thresholds; --abort-on stops the test as soon as it cannot pass:",
            "    loadtester submit --targets t.txt --rate 500 --duration 1m \\",
            "      --threshold 'p99(response) < 250ms from 10s' --abort-on 'failures < 1%%'",
            "  Compared with the last good test, which it replaces if it is no worse:",
            "    loadtester submit --targets t.txt --rate 500 --duration 1m \\",
            "      --baseline main --set-baseline main",
            "  Submit only, and print the test's id:",
            "    loadtester submit --targets targets.json --rate 50 --duration 1h --detach",
            "  A name in [BRACKETS] is the environment variable for the flag."
        })
public final class SubmitCommand implements Callable<Integer> {

    @Mixin
    private MasterFlags master = new MasterFlags();

    @Option(
            names = "--targets",
            paramLabel = "FILE",
            required = true,
            description = "Targets in Vegeta's http or json format; - for standard input.")
    private String targets = "";

    @Mixin
    private SubmissionFlags submission = new SubmissionFlags();

    @Option(
            names = {"--report", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "Format of the report: " + ReportFormat.WORDS + ". Default: ${DEFAULT-VALUE}")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(names = "--wait", description = "Wait for the report. This is the default.")
    private boolean waits;

    @Option(names = "--detach", description = "Print the test's id and exit.")
    private boolean detach;

    @Mixin
    private BaselineFlags baselines = new BaselineFlags();

    @Mixin
    private OutputFlag output = new OutputFlag();

    @Mixin
    private QuietFlag quiet = new QuietFlag();

    @Override
    public Integer call() throws InterruptedException {
        if (waits && detach) {
            throw new CommandException(ExitCode.USAGE, "--wait and --detach exclude each other");
        }
        baselines.checkWaits(detach);
        Map<String, Object> body = submission.body(this::readTargets);
        MasterClient client = master.connect();
        String testId = client.submit(body);
        if (detach) {
            output.print(testId + "\n");
            return ExitCode.OK;
        }
        quiet.say("Test " + testId + " submitted: " + client.page(testId));
        JsonNode report = await(client, testId);
        output.print(ensureLineEnd(client.report(testId, format.word())));
        JudgedTest judged = JudgedTest.of(report);
        judged.failed().forEach(line -> System.err.println("loadtester: threshold " + line));
        ExitReason.of(report, judged.exitCode()).ifPresent(reason -> System.err.println("loadtester: " + reason));
        return baselines.apply(client, testId, format.word(), judged.exitCode(), output::print);
    }

    /** Waits for the report. Ctrl-C ends the waiting, not the test. */
    private JsonNode await(MasterClient client, String testId) throws InterruptedException {
        ProgressLine line = quiet.progress();
        AtomicBoolean ended = new AtomicBoolean();
        Thread farewell = new Thread(
                () -> {
                    if (!ended.get()) {
                        line.erase();
                        System.err.println("Test " + testId + " keeps running: " + client.page(testId));
                        System.err.println("To stop it: " + client.stopCommand(testId));
                    }
                },
                "farewell");
        Runtime.getRuntime().addShutdownHook(farewell);
        try {
            return new TestWatch(client, line).toTheEnd(testId);
        } finally {
            ended.set(true);
        }
    }

    private byte[] readTargets() {
        try {
            return targets.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(targets));
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw new CommandException(ExitCode.USAGE, "--targets: cannot read " + targets + ": " + Reason.of(e), e);
        }
    }

    private static String ensureLineEnd(String text) {
        return text.endsWith("\n") ? text : text + "\n";
    }
}
