package io.loadtester.reporting.metrics;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects metrics from result records in constant memory. Used by one thread at a time. */
public final class MetricsBuilder {

    /** Further texts are counted together, because texts with ports and addresses may all differ. */
    public static final int MAX_ERRORS = 1_000;

    public static final String OTHER_ERRORS = "(other errors)";

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final DistributionBuilder latency = new DistributionBuilder();
    private final DistributionBuilder succeeded = new DistributionBuilder();
    private final DistributionBuilder failed = new DistributionBuilder();
    private final DistributionBuilder serviceTime = new DistributionBuilder();
    private final DistributionBuilder startDelay = new DistributionBuilder();
    private final SortedMap<Integer, Long> statusCodes = new TreeMap<>();
    private final SortedMap<String, Long> failures = new TreeMap<>();
    private final Map<String, Long> errors = new LinkedHashMap<>();
    private final Buckets.@Nullable Counter buckets;
    private long successes;
    private long bytesIn;
    private long bytesOut;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;
    private long end = Long.MIN_VALUE;

    public MetricsBuilder() {
        this(null);
    }

    /** @param buckets latency buckets to count exactly; null for none */
    public MetricsBuilder(@Nullable Buckets buckets) {
        this.buckets = buckets == null ? null : buckets.counter();
    }

    public void add(ResultFields result) {
        latency.add(result.latencyNanos());
        (result.successful() ? succeeded : failed).add(result.latencyNanos());
        if (result.serviceTimeNanos() >= 0 && result.successful()) {
            serviceTime.add(result.serviceTimeNanos());
        }
        if (result.startDelayNanos() >= 0) {
            startDelay.add(result.startDelayNanos());
        }
        if (buckets != null) {
            buckets.count(result.latencyNanos(), 1);
        }
        count(result);
        earliest = Math.min(earliest, result.timestampNanos());
        latest = Math.max(latest, result.timestampNanos());
        end = Math.max(end, result.timestampNanos() + result.latencyNanos());
    }

    public boolean isEmpty() {
        return latest == Long.MIN_VALUE;
    }

    /** The metrics so far. Their histograms still belong to this builder, so use them before adding more. */
    public Metrics soFar() {
        TimeRange range = latest == Long.MIN_VALUE
                ? TimeRange.NONE
                : new TimeRange(instant(earliest), instant(latest), instant(end));
        return new Metrics(
                new Times(
                        latency.soFar(),
                        succeeded.soFar(),
                        failed.soFar(),
                        serviceTime.orNull(),
                        null,
                        startDelay.orNull()),
                new Counts(successes, bytesIn, bytesOut, statusCodes, failures, errors),
                range,
                buckets == null ? null : buckets.counts(),
                null);
    }

    private void count(ResultFields result) {
        statusCodes.merge(result.code(), 1L, Long::sum);
        if (result.successful()) {
            successes++;
        }
        bytesIn += result.bytesIn();
        bytesOut += result.bytesOut();
        if (!result.failure().isEmpty()) {
            failures.merge(result.failure(), 1L, Long::sum);
        }
        String error = result.error();
        if (!error.isEmpty()) {
            boolean known = errors.size() < MAX_ERRORS || errors.containsKey(error);
            errors.merge(known ? error : OTHER_ERRORS, 1L, Long::sum);
        }
    }

    private static Instant instant(long nanosSince1970) {
        return Instant.ofEpochSecond(
                Math.floorDiv(nanosSince1970, NANOS_PER_SECOND), Math.floorMod(nanosSince1970, NANOS_PER_SECOND));
    }
}
