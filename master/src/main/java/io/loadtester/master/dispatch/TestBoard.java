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
     */
    public record Posted(LoadTest test, @Nullable Integer queuePosition) {}

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
        Posted now = new Posted(test, queuePosition);
        if (!now.equals(posted.put(test.id(), now))) {
            listeners.forEach(listener -> listener.changed(now));
        }
    }

    void tell(UUID testId, TestEvent event) {
        listeners.forEach(listener -> listener.happened(testId, event));
    }

    /** The test has reached a final state, which is stored. */
    void remove(LoadTest ended) {
        posted.remove(ended.id());
        Posted last = new Posted(ended, null);
        listeners.forEach(listener -> listener.changed(last));
    }
}
