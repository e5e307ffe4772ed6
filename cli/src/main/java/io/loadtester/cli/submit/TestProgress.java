package io.loadtester.cli.submit;

import java.util.Locale;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** State and hit counts of a running test, from the master's events. Not thread-safe. */
final class TestProgress {

    private static final double NANOS_PER_MILLI = 1e6;

    private final TreeMap<Integer, JsonNode> points = new TreeMap<>();
    private JsonNode test = MissingNode.getInstance();
    private boolean endSaid;

    /** Applies an event from the master; unknown types are ignored. */
    void take(String type, JsonNode data) {
        switch (type) {
            case "snapshot" -> {
                points.clear();
                data.path("points").forEach(this::takePoint);
                test = data.path("test");
            }
            case "point" -> takePoint(data);
            case "test" -> test = data;
            case "event" -> endSaid |= data.path("kind").asString("").equals("ended");
            default -> {
                // Not shown here.
            }
        }
    }

    String state() {
        return test.path("state").asString("PENDING");
    }

    boolean hasEnded() {
        return switch (state()) {
            case "PENDING", "RUNNING", "STOPPING" -> false;
            default -> true;
        };
    }

    /** Whether the test's end has been printed; its final state and last seconds may still arrive, but need no line. */
    boolean isEndSaid() {
        return endSaid;
    }

    /** A progress line with the current figures. */
    String line() {
        String reason = test.path("reason").asString("");
        if (points.isEmpty() || !reason.isEmpty()) {
            String waiting = "waiting".equals(reason) || reason.isEmpty() ? "" : ": " + reason;
            return String.format("%s%s", state().toLowerCase(Locale.ROOT), waiting);
        }
        JsonNode last = lastWhole();
        return String.format(
                Locale.ROOT,
                "%3d s of %s   %,d/s   succeeded %,d   failed %,d   in flight %,d   p99 %s   %s",
                last.path("second").asInt(0) + 1,
                seconds(test.path("durationNanos").asLong(0)),
                last.path("sent").asLong(0),
                sum("succeeded"),
                sum("failed"),
                last.path("inFlight").asLong(0),
                millis(last.path("responseTime").path("p99").asLong(0)),
                state().toLowerCase(Locale.ROOT));
    }

    /** The last second with reports from all workers, or the first second if there is none yet. */
    private JsonNode lastWhole() {
        return points.descendingMap().values().stream()
                .filter(point -> !point.path("partial").asBoolean(false))
                .findFirst()
                .orElseGet(() -> points.firstEntry().getValue());
    }

    private void takePoint(JsonNode point) {
        points.put(point.path("second").asInt(0), point);
    }

    private long sum(String count) {
        return points.values().stream()
                .mapToLong(point -> point.path(count).asLong(0))
                .sum();
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.0f s", nanos / 1e9);
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.2f ms", nanos / NANOS_PER_MILLI);
    }
}
