package io.loadtester.master.live;

import io.loadtester.common.test.LoadTest;
import io.loadtester.storage.IntervalFilter;
import io.loadtester.storage.ResultReader;
import java.util.List;

/** A test's seconds as they are stored. */
final class Timeseries {

    private final ResultReader results;

    Timeseries(ResultReader results) {
        this.results = results;
    }

    List<Point> of(LoadTest test) {
        TestSeries series = new TestSeries(test);
        // By second, so that only a few are open at a time; the pulses fit in afterwards.
        results.forEachInterval(test.id(), IntervalFilter.ALL, series::add);
        results.pulses(test.id()).forEach(series::add);
        return series.points();
    }
}
