package io.loadtester.master.live;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Published;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.common.test.LoadTest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running test's time series. Of a long test, only the last minutes are kept by the second; the past is kept as
 * coarser points of merged histograms, so that neither memory nor a snapshot grows with the test. Owned by the live
 * thread.
 */
final class LiveSeries {

    /** How many of a long test's latest seconds are shown one by one. */
    static final int RECENT_SECONDS = 600;

    private final TestSeries seconds;
    private final @Nullable TestSeries past;
    private final Watermark watermark = new Watermark();
    private int newest = -1;

    LiveSeries(LoadTest test) {
        seconds = new TestSeries(test, 1);
        long planned = test.spec().duration().toSeconds() + TestSeries.OPEN_SECONDS;
        past = Resolution.points(planned, 1) <= Resolution.MAX_POINTS
                ? null
                : new TestSeries(test, Resolution.of(planned, Resolution.MAX_POINTS - 2 * RECENT_SECONDS));
    }

    void replaceTest(LoadTest test) {
        seconds.replaceTest(test);
        if (past != null) {
            past.replaceTest(test);
        }
    }

    void add(Published published) {
        add(published, seconds);
        if (past != null) {
            add(published, past);
        }
    }

    private static void add(Published published, TestSeries series) {
        if (published instanceof Interval interval) {
            series.add(interval);
        } else if (published instanceof WorkerSecond workerSecond) {
            series.add(workerSecond);
        } else if (published instanceof Manifest manifest) {
            series.finished(manifest.workerId());
        }
    }

    /** The seconds to show now: those that became complete, have waited long enough, or were corrected. */
    List<Point> news(long nowNanos) {
        seconds.takeChanged().forEach(second -> watermark.changed(second, nowNanos));
        List<Integer> due = watermark.pass(nowNanos, seconds::isComplete);
        due.forEach(second -> newest = Math.max(newest, second));
        List<Point> points = seconds.points(due);
        if (past != null) {
            seconds.forgetBefore(recentFrom(past));
        }
        return points;
    }

    /** All points shown so far; the past of a long test is coarser. */
    List<Point> snapshot() {
        List<Point> points = new ArrayList<>();
        if (past != null) {
            int recentFrom = recentFrom(past);
            past.points().stream().filter(point -> point.second() < recentFrom).forEach(points::add);
        }
        seconds.points().stream()
                .filter(point -> watermark.hasPassed(point.second()))
                .forEach(points::add);
        return points;
    }

    /** Whether the test is so long that its past is coarser. */
    boolean isLong() {
        return past != null;
    }

    /** The first second shown by itself. A coarse point ends there, so that none overlaps a second. */
    private int recentFrom(TestSeries coarse) {
        int from = Math.max(0, newest - RECENT_SECONDS);
        return from - from % coarse.resolution();
    }
}
