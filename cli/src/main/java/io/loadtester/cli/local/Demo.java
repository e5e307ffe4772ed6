package io.loadtester.cli.local;

import io.loadtester.cli.submit.MasterClient;
import io.loadtester.cli.submit.TestWatch;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.cli.terminal.ProgressLine;
import io.loadtester.common.result.Plural;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The demo: a first test against a small target, submitted like a user's. */
final class Demo {

    private static final int RATE_PER_SECOND = 500;
    private static final String DURATION = "10s";

    private final MasterClient client;
    private final RunningServices services;
    private final ProgressLine line;

    /** @param services to which the target is added */
    Demo(MasterClient client, RunningServices services, ProgressLine line) {
        this.client = client;
        this.services = services;
        this.line = line;
    }

    /**
     * Runs the test and prints its report.
     *
     * @return 0 if the report is complete, whatever the verdict: a generator that shares its machine with the whole
     *     system may be late, which is no failure of the demo
     */
    int run(int workers) throws InterruptedException {
        DemoTarget target = RunningServices.await(services.start(Stage.TARGET, DemoTarget::start));
        line.say(String.format(
                "Demo: %d/s for %s over %s against a small target at %s",
                RATE_PER_SECOND, DURATION, Plural.of(workers, "worker"), target.url()));
        String testId = client.submit(submission(target.url(), workers));
        JsonNode report = new TestWatch(client, line).toTheEnd(testId);
        line.erase();
        System.out.println(client.report(testId, "text").stripTrailing());
        System.out.flush();
        line.say("The target itself counted " + Plural.of(target.requests(), "request") + ".");
        line.say("The test in the dashboard: " + client.page(testId));
        return report.path("complete").asBoolean(false) ? ExitCode.OK : ExitCode.DOUBTFUL;
    }

    private static Map<String, Object> submission(String url, int workers) {
        String targets = "GET " + url + "\n";
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", "Demo");
        body.put("vegetaPayloadJson", "{}");
        body.put("durationSeconds", DURATION);
        body.put("ratePerSecond", RATE_PER_SECOND);
        body.put("targetsBase64", Base64.getEncoder().encodeToString(targets.getBytes(StandardCharsets.UTF_8)));
        body.put("workerCount", workers);
        body.put("tags", List.of("demo"));
        return body;
    }
}
