package io.loadtester.reporting.metrics;

import java.time.Duration;
import java.time.Instant;

/**
 * When a set of hits took place.
 *
 * @param earliest when the first was due
 * @param latest when the last was due
 * @param end when the last response was done
 */
public record TimeRange(Instant earliest, Instant latest, Instant end) {

    /** Of no hits at all: Go's zero time, which Vegeta's users see in that case. */
    public static final TimeRange NONE = ofOne(Instant.parse("0001-01-01T00:00:00Z"));

    private static TimeRange ofOne(Instant instant) {
        return new TimeRange(instant, instant, instant);
    }

    /** How long hits were due. */
    public long durationNanos() {
        return Duration.between(earliest, latest).toNanos();
    }

    /** How long responses were waited for after that. */
    public long waitNanos() {
        return Duration.between(latest, end).toNanos();
    }
}
