package io.loadtester.reporting.metrics;

import java.util.List;

/** How many hits fell into each of the buckets. */
public record BucketCounts(Buckets buckets, List<Long> hits) {

    public BucketCounts {
        hits = List.copyOf(hits);
    }

    public long total() {
        return hits.stream().mapToLong(Long::longValue).sum();
    }
}
