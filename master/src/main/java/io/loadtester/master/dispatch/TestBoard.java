package io.loadtester.master.dispatch;

import io.loadtester.common.test.LoadTest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The current state of unfinished tests, readable by every thread and written only by the fleet's thread. Storage may lag
 * behind it.
 */
public final class TestBoard {

    /**
     * An unfinished test.
     *
     * @param queuePosition from 1, null unless it waits
     * @param notices what is amiss at present
     */
    public record Posted(LoadTest test, @Nullable Integer queuePosition, List<Notice> notices) {

        public Posted {
            notices = List.copyOf(notices);
        }
    }

    private final Map<UUID, Posted> posted = new ConcurrentHashMap<>();
    private final List<TestListener> listeners = new CopyOnWriteArrayList<>();

    public void listen(TestListener listener) {
        listeners.add(listener);
    }

    public Optional<Posted> find(UUID testId) {
        return Optional.ofNullable(posted.get(testId));
    }

    /** All unfinished tests, oldest first. */
    public List<Posted> all() {
        return posted.values().stream()
                .sorted(Comparator.comparing(entry -> entry.test().submittedAt()))
                .toList();
    }

    void post(LoadTest test, @Nullable Integer queuePosition) {
        Posted before = posted.get(test.id());
        post(new Posted(test, queuePosition, before == null ? List.of() : before.notices()));
    }

    /** Replaces the notices of a posted test. */
    void note(UUID testId, List<Notice> notices) {
        Posted before = posted.get(testId);
        if (before != null) {
            post(new Posted(before.test(), before.queuePosition(), notices));
        }
    }

    private void post(Posted now) {
        if (!now.equals(posted.put(now.test().id(), now))) {
            listeners.forEach(listener -> listener.changed(now));
        }
    }

    void tell(UUID testId, TestEvent event) {
        listeners.forEach(listener -> listener.happened(testId, event));
    }

    /** The test has reached a final state, which is stored. */
    void remove(LoadTest ended) {
        posted.remove(ended.id());
        Posted last = new Posted(ended, null, List.of());
        listeners.forEach(listener -> listener.changed(last));
    }
}
