package io.loadtester.common.result;

import java.util.List;

/**
 * Intervals merged: a minute or an hour of one worker and target, or a second or ten of all of them. Its percentiles are those
 * of all its hits, since histograms were added.
 *
 * @param intervals how many were merged
 * @param exemplars some of theirs; none of all workers and targets
 */
public record Rollup(
        int second,
        int seconds,
        String workerId,
        String target,
        long intervals,
        HitCounts counts,
        Latencies latencies,
        List<Exemplar> exemplars)
        implements Slice {

    public Rollup {
        exemplars = List.copyOf(exemplars);
    }
}
