package io.loadtester.cli.metrics;

import io.loadtester.common.result.FailureKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was counted of a set of hits.
 *
 * @param statusCodes hits by status code; 0 for those without a response
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
     * From the counters of intervals, in which a hit is either done or failed.
     *
     * @param done hits that got a response nothing was wrong with, by status code
     * @param failures all other hits
     */
    public static Counts of(
            Map<Integer, Long> done,
            Map<FailureKind, Long> failures,
            Map<String, Long> errors,
            long bytesIn,
            long bytesOut) {
        SortedMap<Integer, Long> statusCodes = new TreeMap<>(done);
        SortedMap<String, Long> words = new TreeMap<>();
        failures.forEach((kind, hits) -> {
            words.merge(kind.word(), hits, Long::sum);
            statusCodes.merge(0, hits, Long::sum);
        });
        long successes = done.entrySet().stream()
                .filter(code -> code.getKey() >= 200 && code.getKey() < 400)
                .mapToLong(Map.Entry::getValue)
                .sum();
        return new Counts(successes, bytesIn, bytesOut, statusCodes, words, errors);
    }

    public long requests() {
        return statusCodes.values().stream().mapToLong(Long::longValue).sum();
    }
}
