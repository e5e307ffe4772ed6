package io.loadtester.common.result;

import java.util.List;

/**
 * Merged intervals: a minute or an hour of one worker and target, or one or ten seconds of all of them. Percentiles cover
 * all hits, since histograms are added, not percentiles.
 *
 * @param intervals how many were merged
 * @param exemplars some of the intervals'; empty for a roll-up of all workers and targets
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
