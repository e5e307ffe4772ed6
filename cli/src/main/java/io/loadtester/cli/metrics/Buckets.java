package io.loadtester.cli.metrics;

import io.loadtester.spec.BucketsParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        List<Long> bounds = new ArrayList<>(
                BucketsParser.parse(field, text).stream().map(Duration::toNanos).toList());
        if (bounds.get(0) > 0) {
            bounds.add(0, 0L);
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
