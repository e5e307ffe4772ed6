package io.loadtester.master.live;

import io.loadtester.common.test.LoadTest;
import io.loadtester.master.problem.ProblemException;
import io.loadtester.storage.results.IntervalFilter;
import io.loadtester.storage.results.ResultReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Reads a test's time series from storage, coarser for a long test. */
final class Timeseries {

    private static final int SECONDS_PER_MINUTE = 60;

    private final ResultReader results;
    private final Clock clock;

    Timeseries(ResultReader results, Clock clock) {
        this.results = results;
        this.clock = clock;
    }

    Points of(LoadTest test) {
        return of(test, SeriesQuery.ALL);
    }

    /** The part that is asked for, or a 400 problem if the test has no such part. */
    Points of(LoadTest test, SeriesQuery query) {
        int length = lengthSeconds(test);
        query.check(test, length);
        int resolution = resolution(test, query, query.end(length) - query.first());
        TestSeries series = new TestSeries(test, resolution, query.worker(), query.isOfAll());
        read(test, query, resolution, series);
        return new Points(resolution, series.points());
    }

    /** In seconds; a minute or more where only minutes are kept or seconds would take long to read. */
    private int resolution(LoadTest test, SeriesQuery query, int seconds) {
        boolean minutesOnly = !query.isOfAll() && results.isRetired(test.id());
        Integer asked = query.resolution();
        if (asked == null) {
            int finest = Resolution.of(seconds, Resolution.MAX_POINTS);
            boolean byMinute = minutesOnly || (!query.isOfAll() && finest > 1);
            return byMinute ? Math.max(SECONDS_PER_MINUTE, finest) : finest;
        }
        if (minutesOnly && asked % SECONDS_PER_MINUTE != 0) {
            throw ProblemException.badField(
                    "resolution",
                    "must be a multiple of " + SECONDS_PER_MINUTE
                            + " s: only minutes are kept of this test's single workers and targets");
        }
        return asked;
    }

    private void read(LoadTest test, SeriesQuery query, int resolution, TestSeries series) {
        IntervalFilter filter =
                IntervalFilter.of(query.first(), query.end(Integer.MAX_VALUE), query.target(), query.worker());
        // Slices come in order of seconds, so that only a few cells are open at a time; worker seconds may come later.
        if (query.isOfAll()) {
            results.forEachSliceOfAll(test.id(), filter.fromSecond(), filter.toSecond(), resolution, series::add);
        } else if (resolution % SECONDS_PER_MINUTE == 0) {
            results.forEachSlice(test.id(), filter, SECONDS_PER_MINUTE, series::add);
        } else {
            results.forEachInterval(test.id(), filter, series::add);
        }
        results.workerSeconds(test.id()).stream()
                .filter(workerSecond ->
                        workerSecond.second() >= filter.fromSecond() && workerSecond.second() < filter.toSecond())
                .filter(workerSecond -> query.worker() == null || query.worker().equals(workerSecond.workerId()))
                .forEach(series::add);
        results.manifests(test.id()).forEach(manifest -> series.finished(manifest.workerId()));
    }

    /** How many seconds can have had hits or reports so far. */
    private int lengthSeconds(LoadTest test) {
        Instant start = test.status().startsAt();
        if (start == null) {
            return 0;
        }
        Instant end = test.status().endedAt() == null
                ? clock.instant()
                : test.status().endedAt();
        return (int) Math.max(0, Duration.between(start, end).toSeconds() + 1);
    }
}
