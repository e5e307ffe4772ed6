package io.loadtester.master.live;

import io.loadtester.master.dispatch.TestBoard.Posted;
import io.loadtester.master.dispatch.TestEvent;
import io.loadtester.master.tests.TestView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An unfinished test with its seconds, its events and those who watch it. Owned by the live thread. */
final class LiveTest {

    private static final int MAX_EVENTS = 500;

    final TestSeries series;
    private final List<TestEvent> events = new ArrayList<>();
    private final List<Viewer> viewers = new ArrayList<>();
    private final Map<Integer, Point> published = new HashMap<>();
    private Posted posted;

    LiveTest(Posted posted) {
        this.posted = posted;
        this.series = new TestSeries(posted.test());
    }

    Posted posted() {
        return posted;
    }

    TestView view() {
        return TestView.of(posted.test(), posted.queuePosition());
    }

    void changed(Posted now) {
        posted = now;
        series.replaceTest(now.test());
    }

    void happened(TestEvent event) {
        if (events.size() < MAX_EVENTS) {
            events.add(event);
        }
    }

    List<TestEvent> events() {
        return List.copyOf(events);
    }

    /** Points that differ from what was sent last. */
    List<Point> news(List<Point> points) {
        return points.stream()
                .filter(point -> !point.equals(published.put(point.second(), point)))
                .toList();
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
