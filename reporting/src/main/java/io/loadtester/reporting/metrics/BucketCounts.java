package io.loadtester.reporting.metrics;

import java.util.List;

/** The number of hits in each bucket. */
public record BucketCounts(Buckets buckets, List<Long> hits) {

    public BucketCounts {
        hits = List.copyOf(hits);
    }

    public long total() {
        return hits.stream().mapToLong(Long::longValue).sum();
    }
}
