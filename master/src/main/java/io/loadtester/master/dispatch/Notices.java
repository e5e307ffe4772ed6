package io.loadtester.master.dispatch;

import io.loadtester.common.result.Plural;
import io.loadtester.master.fleet.FleetRoster;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is amiss with one running test at present: posted on the board, and told as events when it begins and when it is
 * over. Used on the fleet's thread only.
 */
final class Notices {

    private static final String KAFKA = "kafka_away";
    private static final String DATABASE = "database_away";

    private final Execution execution;
    private final Map<String, Notice> standing = new LinkedHashMap<>();

    Notices(Execution execution) {
        this.execution = execution;
    }

    /** Looks at the test's workers; call it a few times a second. */
    void look(boolean databaseAnswers) {
        DispatchContext context = execution.context();
        FleetRoster roster = context.roster();
        List<String> workers = execution.attacks().attacking().stream()
                .map(attack -> attack.workerId)
                .toList();
        Instant now = context.clock().now();

        note("worker_stale", now, each(workers, roster::whyStale));
        note(KAFKA, now, kafka(workers.stream().filter(roster::isWithoutKafka).toList()));
        note(
                DATABASE,
                now,
                databaseAnswers
                        ? ""
                        : "PostgreSQL does not answer; the load goes on, and results are stored when it answers again");
        note("clock_off", now, each(workers, roster::whyClockIsOff));
        note("other_version", now, each(workers, roster::whyOtherVersion));
        context.ports().board().note(execution.test().id(), List.copyOf(standing.values()));
    }

    private static String each(List<String> workers, Function<String, Optional<String>> trouble) {
        return workers.stream()
                .flatMap(worker -> trouble.apply(worker).map(why -> "worker " + worker + " " + why).stream())
                .collect(Collectors.joining("; "));
    }

    private static String kafka(List<String> workers) {
        if (workers.isEmpty()) {
            return "";
        }
        return "Kafka does not take the results of " + Plural.of(workers.size(), "worker") + " ("
                + String.join(", ", workers) + "); they are kept and sent when it does";
    }

    /** @param text empty if nothing is amiss */
    private void note(String kind, Instant now, String text) {
        Notice before = standing.get(kind);
        if (text.isEmpty()) {
            standing.remove(kind);
            if (before != null) {
                tellEnd(kind, Duration.between(before.since(), now).toSeconds());
            }
            return;
        }
        standing.put(kind, new Notice(kind, before == null ? now : before.since(), text));
        // The fleet tells of stale workers itself, one by one.
        if (before == null && !kind.equals("worker_stale")) {
            execution.context().tell(execution, kind, text);
        }
    }

    private void tellEnd(String kind, long seconds) {
        switch (kind) {
            case KAFKA ->
                execution.context().tell(execution, "kafka_back", "Kafka takes results again, after " + seconds + " s");
            case DATABASE ->
                execution
                        .context()
                        .tell(execution, "database_back", "PostgreSQL answers again, after " + seconds + " s");
            default -> {
                // Its end is no news.
            }
        }
    }
}
