package io.loadtester.reporting.metrics;

import io.loadtester.common.result.HitCounts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The counters of a set of hits.
 *
 * @param statusCodes hits by status code received, succeeded or failed; 0 for those without one
 * @param failures hits by the word of their failure kind, where the results contain it
 * @param errors hits by the text of their failure, in order of first appearance
 */
public record Counts(
        long successes,
        long bytesIn,
        long bytesOut,
        SortedMap<Integer, Long> statusCodes,
        SortedMap<String, Long> failures,
        Map<String, Long> errors) {

    public Counts {
        statusCodes = Collections.unmodifiableSortedMap(new TreeMap<>(statusCodes));
        failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
        errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
    }

    /**
     * From the counters of intervals.
     *
     * @param errors hits by the text of their failure
     */
    public static Counts of(HitCounts counts, Map<String, Long> errors) {
        SortedMap<Integer, Long> statusCodes = new TreeMap<>(counts.statusCodes());
        long withCode = statusCodes.values().stream().mapToLong(Long::longValue).sum();
        long without = counts.ledger().ended() - withCode;
        if (without > 0) {
            statusCodes.put(0, without);
        }
        SortedMap<String, Long> words = new TreeMap<>();
        counts.failures().forEach((kind, hits) -> words.put(kind.word(), hits));
        return new Counts(counts.succeeded(), counts.bytesIn(), counts.bytesOut(), statusCodes, words, errors);
    }

    public long requests() {
        return statusCodes.values().stream().mapToLong(Long::longValue).sum();
    }
}
