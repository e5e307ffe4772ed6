package io.loadtester.storage.results;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Slice;
import io.loadtester.common.result.WorkerAudit;
import io.loadtester.common.result.WorkerSecond;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Where stored results come out. */
public interface ResultReader {

    /**
     * Hands over a test's intervals one by one, by second, without holding them all in memory.
     *
     * @throws IntervalsRetiredException if they are kept no more
     */
    void forEachInterval(UUID testId, IntervalFilter filter, Consumer<Interval> reader);

    /**
     * Hands over the same hits, merged over minutes and hours where that has been done.
     *
     * @throws IntervalsRetiredException if a part of a minute is asked for whose intervals are kept no more
     */
    void forEachSlice(UUID testId, IntervalFilter filter, Consumer<Slice> reader);

    /**
     * Hands over the same hits, merged over so many seconds at most.
     *
     * @throws IntervalsRetiredException if a part of a minute is asked for whose intervals are kept no more
     */
    void forEachSlice(UUID testId, IntervalFilter filter, int longestSeconds, Consumer<Slice> reader);

    /**
     * Hands over all hits of a test, by second: merged over workers and targets where that has been done, else in
     * several slices a second.
     *
     * @param toSecond exclusive
     * @param resolution seconds that need not be told apart, from a multiple of it on: of ten, far less is read
     */
    void forEachSliceOfAll(UUID testId, int fromSecond, int toSecond, int resolution, Consumer<Slice> reader);

    /** Whether intervals are kept no more, but only roll-ups. */
    boolean isRetired(UUID testId);

    /** By second, then worker. */
    List<WorkerSecond> workerSeconds(UUID testId);

    /** By worker. */
    List<Manifest> manifests(UUID testId);

    /** Of every worker that has a manifest or intervals of the test stored, by worker id; cheap: no histogram is read. */
    List<WorkerAudit> audit(UUID testId);
}
