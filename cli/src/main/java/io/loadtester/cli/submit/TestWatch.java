package io.loadtester.cli.submit;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.cli.terminal.ProgressLine;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Follows a test to its end and shows its progress. Tolerates an unreachable master for two minutes. */
public final class TestWatch {

    private static final long AWAY_NANOS = Duration.ofMinutes(2).toNanos();
    private static final long REPORT_WITHIN_NANOS = Duration.ofSeconds(20).toNanos();
    private static final long RETRY_MILLIS = 1_000;
    private static final long REPORT_RETRY_MILLIS = 250;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final MasterClient client;
    private final ProgressLine line;

    public TestWatch(MasterClient client, ProgressLine line) {
        this.client = client;
        this.line = line;
    }

    /**
     * Waits until the test has ended and its results are complete, or will not become so.
     *
     * @return the report
     * @throws CommandException if the master stays unreachable
     */
    public JsonNode toTheEnd(String testId) throws InterruptedException {
        TestProgress progress = new TestProgress();
        long lastSeen = System.nanoTime();
        while (!progress.hasEnded()) {
            try (EventStream events = client.events(testId)) {
                lastSeen = System.nanoTime();
                follow(events, progress);
                lastSeen = System.nanoTime();
            } catch (CommandException e) {
                if (e.exitCode() != ExitCode.UNREACHABLE || System.nanoTime() - lastSeen > AWAY_NANOS) {
                    throw e;
                }
                line.show("the master is unreachable; retrying …");
            } catch (IOException silent) {
                line.show("the master is silent; reconnecting …");
            }
            if (!progress.hasEnded()) {
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            }
        }
        line.erase();
        return report(testId);
    }

    private void follow(EventStream events, TestProgress progress) throws IOException, InterruptedException {
        for (Optional<EventStream.Event> next = events.next(); next.isPresent(); next = events.next()) {
            EventStream.Event event = next.get();
            JsonNode data = JSON.readTree(event.data());
            progress.take(event.type(), data);
            if (event.type().equals("event")) {
                line.say("  " + data.path("text").asString(""));
            }
            if (event.type().equals("end") || progress.hasEnded()) {
                return;
            }
            if (!progress.isEndSaid()) {
                line.show("  " + progress.line());
            }
        }
    }

    /** Polls for a while, because the last results may still be in transit when a test has ended. */
    private JsonNode report(String testId) throws InterruptedException {
        long deadline = System.nanoTime() + REPORT_WITHIN_NANOS;
        while (true) {
            JsonNode report = JSON.readTree(client.report(testId, "json"));
            boolean complete = report.path("complete").asBoolean(false);
            if (complete || isFinal(report) || System.nanoTime() > deadline) {
                return report;
            }
            TimeUnit.MILLISECONDS.sleep(REPORT_RETRY_MILLIS);
        }
    }

    /** A test that failed or lost workers stays incomplete, so waiting is pointless. */
    private static boolean isFinal(JsonNode report) {
        String state = report.path("state").asString("");
        return state.equals("FAILED") || state.equals("PARTIALLY_FAILED");
    }
}
