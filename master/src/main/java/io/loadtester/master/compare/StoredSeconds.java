package io.loadtester.master.compare;

import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Slice;
import io.loadtester.common.test.LoadTest;
import io.loadtester.reporting.comparison.TestSeconds;
import io.loadtester.reporting.comparison.TestSecondsBuilder;
import io.loadtester.storage.results.ResultReader;
import java.time.Duration;

/** Reads the seconds of a test from storage. */
final class StoredSeconds {

    private final ResultReader results;

    StoredSeconds(ResultReader results) {
        this.results = results;
    }

    /** @param attacked from the first hit sent to the last */
    TestSeconds of(LoadTest test, Duration attacked) {
        TestSecondsBuilder seconds = new TestSecondsBuilder(wholeSeconds(test, attacked));
        results.forEachSliceOfAll(test.id(), 0, Integer.MAX_VALUE, 1, slice -> add(seconds, slice));
        return seconds.build();
    }

    private static void add(TestSecondsBuilder seconds, Slice slice) {
        seconds.add(
                slice.second(),
                slice.latencies().sparse(LatencyKind.RESPONSE),
                slice.ledger().scheduled(),
                slice.succeeded());
    }

    /** A test that ran to its end sends its last hit up to a second earlier; any other has a partial last second. */
    static int wholeSeconds(LoadTest test, Duration attacked) {
        Duration planned = Duration.ofNanos(test.spec().extent().endNanos());
        boolean toTheEnd = attacked.compareTo(planned.minusSeconds(1)) >= 0;
        return Math.toIntExact((toTheEnd ? planned : attacked).toSeconds());
    }
}
