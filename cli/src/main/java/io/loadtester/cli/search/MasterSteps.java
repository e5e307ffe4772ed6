package io.loadtester.cli.search;

import io.loadtester.cli.attack.SpecFlags;
import io.loadtester.cli.search.CapacitySearch.Step;
import io.loadtester.cli.submit.JudgedTest;
import io.loadtester.cli.submit.MasterClient;
import io.loadtester.cli.submit.TestWatch;
import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.cli.terminal.ProgressLine;
import io.loadtester.common.result.GoDuration;
import io.loadtester.common.threshold.Threshold;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Runs steps on the workers of a master. Each step is a stored test; all share a tag. */
final class MasterSteps implements Steps {

    private final MasterClient client;
    private final SpecFlags.Given given;
    private final List<Threshold> thresholds;
    private final int workers;
    private final String tag;
    private final ProgressLine progress;
    private int count;
    private @Nullable String running;
    private boolean stopped;

    /**
     * @param tag shared by all tests
     * @param progress shows the progress of each test
     */
    MasterSteps(
            MasterClient client,
            SpecFlags.Given given,
            List<Threshold> thresholds,
            int workers,
            String tag,
            ProgressLine progress) {
        this.client = client;
        this.given = given;
        this.thresholds = List.copyOf(thresholds);
        this.workers = workers;
        this.tag = tag;
        this.progress = progress;
    }

    @Override
    public Optional<CurvePoint> run(Step step, Duration duration) throws InterruptedException {
        String testId = client.submit(body(step, duration));
        runs(testId);
        JudgedTest test = JudgedTest.of(new TestWatch(client, progress).toTheEnd(testId));
        if (!goesOnAfterEnd()) {
            return Optional.empty();
        }
        if (test.exitCode() == ExitCode.FAILED) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "the search was aborted: test " + testId + " "
                            + test.report().path("state").asString("") + ": "
                            + client.test(testId).path("reason").asString(""));
        }
        return Optional.of(point(step, test, testId));
    }

    private synchronized void runs(String testId) {
        running = testId;
        if (stopped) {
            stopRunning(testId);
        }
    }

    private synchronized boolean goesOnAfterEnd() {
        running = null;
        return !stopped;
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        if (running != null) {
            stopRunning(running);
        }
    }

    private void stopRunning(String testId) {
        try {
            client.stop(testId);
        } catch (CommandException e) {
            System.err.println("loadtester: test " + testId + " could not be stopped: " + e.getMessage());
        }
    }

    private Map<String, Object> body(Step step, Duration duration) {
        Map<String, Object> body = new LinkedHashMap<>();
        String rate =
                BigDecimal.valueOf(step.ratePerSecond()).stripTrailingZeros().toPlainString();
        body.put("name", tag + " step " + ++count + " at " + rate + "/s");
        body.put("vegetaPayloadJson", given.attack());
        body.put("durationSeconds", GoDuration.format(duration.toNanos()));
        body.put("ratePerSecond", rate);
        body.put("targetsBase64", given.targetsBase64());
        body.put("workerCount", workers);
        body.put("tags", List.of(tag));
        body.put("thresholds", thresholds.stream().map(Threshold::toString).toList());
        return body;
    }

    private static CurvePoint point(Step step, JudgedTest test, String testId) {
        JsonNode report = test.report();
        JsonNode latencies = report.path("response_time");
        long failures = 0;
        for (JsonNode hits : report.path("failures")) {
            failures += hits.asLong(0);
        }
        boolean believable = test.exitCode() != ExitCode.DOUBTFUL;
        boolean complete = report.path("complete").asBoolean(false);
        return new CurvePoint(
                step.stage(),
                step.ratePerSecond(),
                report.path("throughput").asDouble(0),
                latencies.path("50th").asLong(0),
                latencies.path("90th").asLong(0),
                latencies.path("99th").asLong(0),
                latencies.path("99.9th").asLong(0),
                failures,
                complete ? report.path("verdict").path("status").asString("") : "incomplete",
                report.path("verdict").path("reason").asString(""),
                believable,
                test.outcomes(),
                testId);
    }

    @Override
    public void close() {}
}
