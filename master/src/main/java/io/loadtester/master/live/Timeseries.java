package io.loadtester.master.live;

import io.loadtester.common.test.LoadTest;
import io.loadtester.storage.IntervalFilter;
import io.loadtester.storage.ResultReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A test's seconds as they are stored, coarser where they are many. */
final class Timeseries {

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
        Integer asked = query.resolution();
        int resolution =
                asked == null ? Resolution.of(query.end(length) - query.first(), Resolution.MAX_POINTS) : asked;
        TestSeries series = new TestSeries(test, resolution, query.worker(), query.isOfAll());
        read(test, query, series);
        return new Points(resolution, series.points());
    }

    /** All that is read from storage. */
    private void read(LoadTest test, SeriesQuery query, TestSeries series) {
        IntervalFilter filter =
                IntervalFilter.of(query.first(), query.end(Integer.MAX_VALUE), query.target(), query.worker());
        // By second, so that only a few are open at a time; the pulses fit in afterwards.
        if (query.isOfAll()) {
            results.forEachSecond(test.id(), filter.fromSecond(), filter.toSecond(), series::add);
        } else {
            results.forEachInterval(test.id(), filter, series::add);
        }
        results.pulses(test.id()).stream()
                .filter(pulse -> pulse.second() >= filter.fromSecond() && pulse.second() < filter.toSecond())
                .filter(pulse -> query.worker() == null || query.worker().equals(pulse.workerId()))
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
