package io.loadtester.master.live;

import io.loadtester.common.result.Published;
import io.loadtester.common.test.LoadTest;
import io.loadtester.master.dispatch.TestBoard.Posted;
import io.loadtester.master.dispatch.TestEvent;
import io.loadtester.master.dispatch.TestListener;
import io.loadtester.master.live.Frames.Snapshot;
import io.loadtester.master.tests.TestView;
import io.loadtester.wire.PublishedCodec;
import io.loadtester.wire.UndecodableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects unfinished tests with their viewers. All its state belongs to the live thread; unless they say otherwise,
 * its methods may be called from any thread and hand over to that one.
 */
final class LiveHub implements TestListener {

    static final Duration PUBLISH_PERIOD = Duration.ofMillis(250);
    static final Duration HEARTBEAT_PERIOD = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(LiveHub.class);

    private final Executor live;
    private final Executor storageReaders;
    private final LastWord stored;
    private final Frames frames;
    private final List<ResultListener> listeners;
    private final Map<UUID, LiveTest> tests = new HashMap<>();

    LiveHub(Executor live, Executor storageReaders, LastWord stored, Frames frames, List<ResultListener> listeners) {
        this.live = live;
        this.storageReaders = storageReaders;
        this.stored = stored;
        this.frames = frames;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void changed(Posted posted) {
        live.execute(() -> {
            UUID testId = posted.test().id();
            if (posted.test().status().state().isFinal()) {
                LiveTest ended = tests.remove(testId);
                if (ended != null) {
                    ended.changed(posted);
                    end(ended);
                }
                return;
            }
            LiveTest test = tests.computeIfAbsent(testId, id -> new LiveTest(posted));
            test.changed(posted);
            if (test.isWatched()) {
                test.broadcast(frames.test(test.view()));
            }
        });
    }

    @Override
    public void happened(UUID testId, TestEvent event) {
        live.execute(() -> {
            LiveTest test = tests.get(testId);
            if (test != null) {
                test.happened(event);
                if (test.isWatched()) {
                    test.broadcast(frames.event(event));
                }
            }
        });
    }

    /** Call on the live thread: takes a worker's record. Decodes it only if the key is of a test that is live. */
    void received(String key, byte[] value) {
        LiveTest test = tests.get(testOf(key));
        if (test == null) {
            return;
        }
        try {
            Published published = PublishedCodec.decode(value);
            listeners.forEach(listener -> listener.received(published));
            test.series.add(published);
        } catch (UndecodableException e) {
            // The consumer service counts and keeps undecodable records.
            LOG.debug("undecodable result", e);
        }
    }

    /** Sends a viewer everything so far and then every change. False if the test is not live, or no longer. */
    CompletableFuture<Boolean> watch(UUID testId, Viewer viewer) {
        return CompletableFuture.supplyAsync(
                () -> {
                    LiveTest test = tests.get(testId);
                    if (test == null) {
                        return false;
                    }
                    viewer.offer(test.snapshot(frames));
                    test.join(viewer);
                    return true;
                },
                live);
    }

    /** Disconnects all viewers; they reconnect to the next master. */
    void close() {
        live.execute(() -> {
            tests.values().forEach(LiveTest::endAll);
            tests.clear();
        });
    }

    /** Call on the live thread every {@link #PUBLISH_PERIOD}. */
    void publish(long nowNanos) {
        tests.values().forEach(test -> publish(test, nowNanos));
    }

    /** Call on the live thread every {@link #HEARTBEAT_PERIOD}. */
    void heartbeat() {
        tests.values().stream().filter(LiveTest::isWatched).forEach(test -> test.broadcast(Frames.HEARTBEAT));
    }

    private void publish(LiveTest test, long nowNanos) {
        List<Point> news = test.news(test.series.news(nowNanos));
        if (test.isWatched()) {
            news.forEach(point -> test.broadcast(frames.point(point)));
        }
    }

    /** Storage may be ahead of what was read here, so viewers get the final state from storage. */
    private void end(LiveTest test) {
        if (!test.isWatched()) {
            return;
        }
        LoadTest ended = test.posted().test();
        var unused = CompletableFuture.supplyAsync(() -> stored.of(ended), storageReaders)
                .thenAcceptAsync(
                        said -> {
                            List<Point> points = said.points().orElseGet(test.series::snapshot);
                            TestView view = test.view(said.outcome().orElse(null));
                            if (test.series.isLong()) {
                                // The stored points are coarser than the seconds shown so far, and replace them.
                                test.broadcast(frames.snapshot(new Snapshot(view, points, test.events())));
                            } else {
                                test.news(points).forEach(point -> test.broadcast(frames.point(point)));
                                test.broadcast(frames.test(view));
                            }
                            test.broadcast(frames.end());
                            test.endAll();
                        },
                        live);
    }

    private static UUID testOf(String key) {
        try {
            return UUID.fromString(key.substring(0, Math.max(0, key.indexOf('/'))));
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }
}
