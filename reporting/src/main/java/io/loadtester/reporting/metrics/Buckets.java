package io.loadtester.reporting.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramIterationValue;

/** Latency buckets, given by their lower bounds in nanoseconds: ascending from 0; the last has no upper bound. */
public record Buckets(List<Long> lowerNanos) {

    /** Used if none are given. */
    public static final Buckets DEFAULT =
            of(LongStream.of(0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)
                    .mapToObj(Duration::ofMillis)
                    .toList());

    public Buckets {
        lowerNanos = List.copyOf(lowerNanos);
    }

    /** Buckets with these lower bounds, ascending. If the first is above 0, a bucket from 0 is added. */
    public static Buckets of(List<Duration> lower) {
        List<Long> bounds =
                new ArrayList<>(lower.stream().map(Duration::toNanos).toList());
        if (bounds.get(0) > 0) {
            bounds.add(0, 0L);
        }
        return new Buckets(bounds);
    }

    public BucketCounts countsOf(AbstractHistogram histogram) {
        Counter counter = counter();
        for (HistogramIterationValue value : histogram.recordedValues()) {
            counter.count(
                    histogram.medianEquivalentValue(value.getValueIteratedTo()), value.getCountAtValueIteratedTo());
        }
        return counter.counts();
    }

    public Counter counter() {
        return new Counter();
    }

    /** Counts latencies; used by one thread. */
    public final class Counter {

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
