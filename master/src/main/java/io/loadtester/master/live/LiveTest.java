package io.loadtester.master.live;

import io.loadtester.common.result.TestOutcome;
import io.loadtester.master.dispatch.TestBoard.Posted;
import io.loadtester.master.dispatch.TestEvent;
import io.loadtester.master.live.Frames.Snapshot;
import io.loadtester.master.tests.TestView;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An unfinished test with its time series, events and viewers. Owned by the live thread. */
final class LiveTest {

    private static final int MAX_EVENTS = 500;

    final LiveSeries series;
    private final List<TestEvent> events = new ArrayList<>();
    private final List<Viewer> viewers = new ArrayList<>();
    private final NavigableMap<Integer, Point> published = new TreeMap<>();
    private Posted posted;

    /** The encoded snapshot, cached until something changes, because many pages may open at once. */
    private byte @Nullable [] snapshot;

    LiveTest(Posted posted) {
        this.posted = posted;
        this.series = new LiveSeries(posted.test());
    }

    Posted posted() {
        return posted;
    }

    /** The view of a test that is unfinished, or whose outcome is not known yet. */
    TestView view() {
        return view(null);
    }

    TestView view(@Nullable TestOutcome outcome) {
        return TestView.of(posted, outcome);
    }

    void changed(Posted now) {
        posted = now;
        snapshot = null;
        series.replaceTest(now.test());
    }

    void happened(TestEvent event) {
        if (events.size() < MAX_EVENTS) {
            events.add(event);
            snapshot = null;
        }
    }

    List<TestEvent> events() {
        return List.copyOf(events);
    }

    /** The points that differ from what was last sent; they count as sent from now on. */
    List<Point> news(List<Point> points) {
        List<Point> news = points.stream()
                .filter(point -> !point.equals(published.put(point.second(), point)))
                .toList();
        if (!news.isEmpty()) {
            snapshot = null;
        }
        if (series.isLong() && !published.isEmpty()) {
            published.headMap(published.lastKey() - LiveSeries.RECENT_SECONDS).clear();
        }
        return news;
    }

    /** The current snapshot, encoded. */
    byte[] snapshot(Frames frames) {
        if (snapshot == null) {
            snapshot = frames.snapshot(new Snapshot(view(), series.snapshot(), events()));
        }
        return snapshot;
    }

    void join(Viewer viewer) {
        viewers.add(viewer);
    }

    boolean isWatched() {
        viewers.removeIf(Viewer::isGone);
        return !viewers.isEmpty();
    }

    void broadcast(byte[] frame) {
        viewers.forEach(viewer -> viewer.offer(frame));
    }

    void endAll() {
        viewers.forEach(Viewer::end);
    }
}
