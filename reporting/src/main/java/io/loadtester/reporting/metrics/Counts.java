package io.loadtester.reporting.metrics;

import io.loadtester.common.result.HitCounts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was counted of a set of hits.
 *
 * @param statusCodes hits by the status code that came, whatever became of them; 0 for those without one
 * @param failures hits by the word of their failure kind, as far as the results tell
 * @param errors hits by the text of their failure, in the order in which they were met
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
