package io.loadtester.cli.metrics;

import io.loadtester.common.input.DurationParser;
import io.loadtester.common.input.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramIterationValue;

/** Ranges of latency, by their lower bounds in nanoseconds: ascending, from 0; the last has no upper bound. */
public record Buckets(List<Long> lowerNanos) {

    /** For who names none. */
    static final Buckets DEFAULT = parse("buckets", "[0,1ms,2ms,5ms,10ms,20ms,50ms,100ms,200ms,500ms,1s,2s,5s,10s]");

    public Buckets {
        lowerNanos = List.copyOf(lowerNanos);
    }

    /**
     * Reads Vegeta's form, {@code [0,2ms,4ms]}. Where the first bound is above 0, a bucket from 0 is put before it.
     *
     * @param field whose value this is, for the message
     */
    public static Buckets parse(String field, String text) {
        String trimmed = text.trim();
        if (trimmed.length() < 3 || !trimmed.startsWith("[") || !trimmed.endsWith("]")) {
            throw new InputException(field, "must be buckets like [0,2ms,4ms]; got " + text);
        }
        List<Long> bounds = new ArrayList<>();
        for (String bound : trimmed.substring(1, trimmed.length() - 1).split(",", -1)) {
            bounds.add(DurationParser.parse(field, bound).toNanos());
        }
        if (bounds.get(0) > 0) {
            bounds.add(0, 0L);
        }
        if (IntStream.range(1, bounds.size()).anyMatch(i -> bounds.get(i) <= bounds.get(i - 1))) {
            throw new InputException(field, "must ascend; got " + text);
        }
        return new Buckets(bounds);
    }

    BucketCounts countsOf(AbstractHistogram histogram) {
        Counter counter = counter();
        for (HistogramIterationValue value : histogram.recordedValues()) {
            counter.count(
                    histogram.medianEquivalentValue(value.getValueIteratedTo()), value.getCountAtValueIteratedTo());
        }
        return counter.counts();
    }

    Counter counter() {
        return new Counter();
    }

    /** Counts latencies; for one thread. */
    final class Counter {

        private final long[] bounds =
                lowerNanos.stream().mapToLong(Long::longValue).toArray();
        private final long[] counts = new long[bounds.length];

        void count(long nanos, long hits) {
            int at = Arrays.binarySearch(bounds, nanos);
            counts[Math.max(at >= 0 ? at : -at - 2, 0)] += hits;
        }

        BucketCounts counts() {
            return new BucketCounts(Buckets.this, Arrays.stream(counts).boxed().toList());
        }
    }
}
