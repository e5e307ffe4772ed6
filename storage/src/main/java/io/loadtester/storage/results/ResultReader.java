package io.loadtester.storage.results;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Slice;
import io.loadtester.common.result.WorkerAudit;
import io.loadtester.common.result.WorkerSecond;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Reads stored results. */
public interface ResultReader {

    /**
     * Passes a test's intervals to the reader one by one, ordered by second, without holding them all in memory.
     *
     * @throws IntervalsRetiredException if the test is retired
     */
    void forEachInterval(UUID testId, IntervalFilter filter, Consumer<Interval> reader);

    /**
     * Passes the same hits to the reader, merged into minutes and hours where they are rolled up.
     *
     * @throws IntervalsRetiredException if part of a minute is requested of a retired test
     */
    void forEachSlice(UUID testId, IntervalFilter filter, Consumer<Slice> reader);

    /**
     * Passes the same hits to the reader, merged over at most {@code longestSeconds}.
     *
     * @throws IntervalsRetiredException if part of a minute is requested of a retired test
     */
    void forEachSlice(UUID testId, IntervalFilter filter, int longestSeconds, Consumer<Slice> reader);

    /**
     * Passes all hits of a test to the reader, ordered by second: merged over workers and targets where they are rolled
     * up, otherwise as several slices per second.
     *
     * @param toSecond exclusive
     * @param resolution seconds that need not be distinguished, in blocks starting at multiples of it; a multiple of
     *     ten reads far less data
     */
    void forEachSliceOfAll(UUID testId, int fromSecond, int toSecond, int resolution, Consumer<Slice> reader);

    /** Whether the test's intervals have been deleted and only roll-ups are left. */
    boolean isRetired(UUID testId);

    /** Ordered by second, then worker. */
    List<WorkerSecond> workerSeconds(UUID testId);

    /** Ordered by worker. */
    List<Manifest> manifests(UUID testId);

    /**
     * One for every worker with a stored manifest or interval of the test, ordered by worker id. Cheap: reads no
     * histograms.
     */
    List<WorkerAudit> audit(UUID testId);
}
