package io.loadtester.master.live;

import io.loadtester.common.result.Plural;
import io.loadtester.common.schedule.ChangedPacer;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.master.dispatch.LoadChange;
import io.loadtester.master.dispatch.TestEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The events of an ended test, reconstructed from its stored status. */
final class TestEvents {

    private TestEvents() {}

    static List<TestEvent> of(LoadTest test) {
        Instant start = test.status().startsAt();
        List<TestEvent> events = new ArrayList<>();
        if (start != null) {
            long workers = test.status().attacks().stream()
                    .map(Attack::workerId)
                    .distinct()
                    .count();
            events.add(new TestEvent(start, 0, "started", "starts on " + Plural.of(workers, "worker")));
            for (Attack attack : test.status().attacks()) {
                if (!attack.lost().isEmpty()) {
                    events.add(at(
                            start,
                            Math.max(attack.cutOverNanos(), attack.lostNanos()),
                            attack.drained() ? "worker_drained" : "worker_lost",
                            "worker " + attack.workerId() + " " + attack.departure()));
                }
            }
            Map<Long, Pacer> changes = ChangedPacer.partsOf(test.spec().pacer()).stream()
                    .collect(Collectors.toMap(ChangedPacer.Part::fromNanos, ChangedPacer.Part::pacer));
            test.status().attacks().stream()
                    .map(Attack::cutOverNanos)
                    .filter(cutOver -> cutOver > 0)
                    .distinct()
                    .forEach(cutOver -> events.add(newEpoch(start, cutOver, changes.get(cutOver))));
        }
        Instant end = test.status().endedAt();
        if (end != null) {
            String reason = test.status().reason();
            long second =
                    start == null ? 0 : Math.max(0, Duration.between(start, end).toSeconds());
            events.add(new TestEvent(
                    end, second, "ended", test.status().state() + (reason.isEmpty() ? "" : ": " + reason)));
        }
        return events;
    }

    private static TestEvent newEpoch(Instant start, long cutOver, @Nullable Pacer changedTo) {
        return changedTo == null
                ? at(start, cutOver, "rebalanced", "a new epoch began")
                : at(start, cutOver, "changed", LoadChange.text(changedTo, cutOver));
    }

    private static TestEvent at(Instant start, long nanos, String kind, String text) {
        return new TestEvent(start.plusNanos(nanos), nanos / 1_000_000_000, kind, text);
    }
}
