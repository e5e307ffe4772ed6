package io.loadtester.master.abort;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Published;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.master.dispatch.TestBoard.Posted;
import io.loadtester.master.dispatch.TestEvent;
import io.loadtester.master.dispatch.TestListener;
import io.loadtester.master.live.ResultListener;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops running tests whose abort thresholds are lost. Its state belongs to the abort thread; its methods may be called
 * from any thread and hand over to that one.
 */
final class AbortWatch implements TestListener, ResultListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AbortWatch.class);

    private final ExecutorService abort;
    private final BiConsumer<UUID, String> stop;
    private final Map<UUID, WatchedTest> tests = new HashMap<>();

    /** The unfinished tests with an abort threshold; other threads look here, and hand over only what concerns them. */
    private final Map<UUID, Boolean> watched = new ConcurrentHashMap<>();

    /**
     * @param abort a single thread, shut down by {@link #close()}
     * @param stop stops a test, given its id and the reason
     */
    AbortWatch(ExecutorService abort, BiConsumer<UUID, String> stop) {
        this.abort = abort;
        this.stop = stop;
    }

    @Override
    public void changed(Posted posted) {
        LoadTest test = posted.test();
        if (test.thresholds().stream().noneMatch(Threshold::abort)) {
            return;
        }
        boolean goesOn =
                test.status().state() == TestState.PENDING || test.status().state() == TestState.RUNNING;
        if (goesOn) {
            watched.put(test.id(), true);
            abort.execute(() -> tests.computeIfAbsent(test.id(), id -> new WatchedTest(test))
                    .replaceTest(test));
        } else {
            watched.remove(test.id());
            abort.execute(() -> tests.remove(test.id()));
        }
    }

    @Override
    public void happened(UUID testId, TestEvent event) {}

    @Override
    public void received(Published published) {
        if (watched.containsKey(published.testId())) {
            abort.execute(() -> look(published));
        }
    }

    @Override
    public void close() {
        watched.clear();
        abort.shutdownNow();
    }

    private void look(Published published) {
        WatchedTest test = tests.get(published.testId());
        if (test == null) {
            return;
        }
        if (published instanceof Interval interval) {
            test.add(interval);
        } else if (published instanceof WorkerSecond workerSecond) {
            test.add(workerSecond).ifPresent(reason -> {
                LOG.info("test {}: {}", published.testId(), reason);
                tests.remove(published.testId());
                stop.accept(published.testId(), reason);
            });
        }
    }
}
