package io.loadtester.master.live;

import io.loadtester.common.test.LoadTest;
import io.loadtester.master.problem.ProblemException;
import io.loadtester.storage.results.IntervalFilter;
import io.loadtester.storage.results.ResultReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A test's seconds as they are stored, coarser where they are many. */
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

    /** The part that is asked for; a 400 problem if the test has no such part. */
    Points of(LoadTest test, SeriesQuery query) {
        int length = lengthSeconds(test);
        query.check(test, length);
        int resolution = resolution(test, query, query.end(length) - query.first());
        TestSeries series = new TestSeries(test, resolution, query.worker(), query.isOfAll());
        read(test, query, resolution, series);
        return new Points(resolution, series.points());
    }

    /** By the minute where only minutes are kept, and where seconds would take long to read. */
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
                            + " s: of this test's workers and targets only minutes are kept");
        }
        return asked;
    }

    /** All that is read from storage. */
    private void read(LoadTest test, SeriesQuery query, int resolution, TestSeries series) {
        IntervalFilter filter =
                IntervalFilter.of(query.first(), query.end(Integer.MAX_VALUE), query.target(), query.worker());
        // By second, so that only a few are open at a time; the worker seconds fit in afterwards.
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

    /** Seconds in which anything can have been due or reported so far. */
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
