package io.loadtester.cli.submit;

import io.loadtester.cli.terminal.OutputFlag;
import io.loadtester.cli.threshold.ThresholdFlags;
import io.loadtester.common.threshold.ThresholdOutcome;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks a stored test against thresholds. */
@Command(
        name = "check",
        description = "Checks a stored test against thresholds: its own, or those given here.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:all passed",
            " 1:the test failed or was stopped",
            " 2:wrong usage, or the master rejected the input",
            " 3:the master cannot be reached",
            "98:the results are incomplete, or the load generator was the bottleneck; then thresholds do not count",
            "99:a threshold failed, or aborted the test"
        },
        footerHeading = "%nExample:%n",
        footer = {
            "    loadtester check 0b0f9ee4-3f0d-4a35-a2a3-57d4a8a07dd0 \\",
            "      --threshold 'p99.9(response) < 1s for target \"checkout\" from 10s'"
        })
public final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TEST", description = "The test's id.")
    private UUID testId = new UUID(0, 0);

    @Mixin
    private MasterFlags master = new MasterFlags();

    @Mixin
    private ThresholdFlags thresholds = new ThresholdFlags();

    @Mixin
    private OutputFlag output = new OutputFlag();

    @Override
    public Integer call() {
        var asked = thresholds.read();
        MasterClient client = master.connect();
        JsonNode report = JsonMapper.shared().readTree(client.report(testId.toString(), "json"));
        JudgedTest judged = asked.isEmpty()
                ? JudgedTest.of(report)
                : JudgedTest.of(report, client.judge(testId.toString(), asked).path("thresholds"));
        judged.outcomes().stream().map(ThresholdOutcome::line).forEach(line -> output.print(line + "\n"));
        int exitCode = judged.exitCode();
        ExitReason.of(report, exitCode).ifPresent(reason -> System.err.println("loadtester: " + reason));
        return exitCode;
    }
}
