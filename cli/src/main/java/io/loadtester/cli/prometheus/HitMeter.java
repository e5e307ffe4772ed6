package io.loadtester.cli.prometheus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts and latencies of the hits with the same labels. Not thread-safe; {@link LabelledHits} holds the lock. */
final class HitMeter {

    /** Upper bounds of the buckets in nanoseconds, the defaults of Prometheus' clients and of Vegeta. */
    static final long[] ENDS_NANOS = {
        5_000_000L,
        10_000_000L,
        25_000_000L,
        50_000_000L,
        100_000_000L,
        250_000_000L,
        500_000_000L,
        1_000_000_000L,
        2_500_000_000L,
        5_000_000_000L,
        10_000_000_000L
    };

    /** Caps the distinct messages, because each may contain another port number. */
    private static final int MAX_MESSAGES = 100;

    private static final String OTHERS = "(other errors)";

    private final long[] counts = new long[ENDS_NANOS.length + 1];
    private final Map<String, Long> failures = new LinkedHashMap<>();
    private long nanos;
    private long bytesIn;
    private long bytesOut;

    /** @param message why the hit failed; empty if it succeeded */
    void add(long latencyNanos, long newBytesIn, long newBytesOut, String message) {
        int bucket = 0;
        while (bucket < ENDS_NANOS.length && latencyNanos > ENDS_NANOS[bucket]) {
            bucket++;
        }
        counts[bucket]++;
        nanos += latencyNanos;
        bytesIn += newBytesIn;
        bytesOut += newBytesOut;
        if (!message.isEmpty()) {
            fail(message, 1);
        }
    }

    void add(HitMeter other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        nanos += other.nanos;
        bytesIn += other.bytesIn;
        bytesOut += other.bytesOut;
        other.failures.forEach(this::fail);
    }

    private void fail(String message, long count) {
        boolean known = failures.size() < MAX_MESSAGES || failures.containsKey(message);
        failures.merge(known ? message : OTHERS, count, Long::sum);
    }

    /** Cumulative counts: the hits that took no longer than each of {@link #ENDS_NANOS}, and last all hits. */
    long[] upTo() {
        long[] upTo = counts.clone();
        for (int i = 1; i < upTo.length; i++) {
            upTo[i] += upTo[i - 1];
        }
        return upTo;
    }

    double seconds() {
        return nanos / 1e9;
    }

    long bytesIn() {
        return bytesIn;
    }

    long bytesOut() {
        return bytesOut;
    }

    Map<String, Long> failures() {
        return new TreeMap<>(failures);
    }
}
