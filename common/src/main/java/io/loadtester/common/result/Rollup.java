package io.loadtester.common.result;

import java.util.List;
import java.util.Map;

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
        Ledger ledger,
        Latencies latencies,
        Map<Integer, Long> statusCodes,
        Map<FailureKind, Long> failures,
        long bytesIn,
        long bytesOut,
        List<Exemplar> exemplars)
        implements Slice {

    public Rollup {
        statusCodes = Map.copyOf(statusCodes);
        failures = Map.copyOf(failures);
        exemplars = List.copyOf(exemplars);
    }
}
