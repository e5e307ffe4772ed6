package io.loadtester.reporting.report;

import io.loadtester.common.result.Manifest;
import io.loadtester.common.test.LoadTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * When hits were sent and ended; for a selection of seconds, these seconds.
 *
 * @param earliest when the first hit was sent, or the test's start; null before that
 * @param latest when the last hit was sent
 * @param end when the last hit ended
 */
public record Window(
        @Nullable Instant earliest,
        @Nullable Instant latest,
        @Nullable Instant end) {

    /**
     * From the manifests when the test is over. If they are missing, because the test is running, a worker was lost or
     * nothing could be sent, the window is derived from the test's start and {@code now}.
     */
    public static Window of(LoadTest test, List<Manifest> manifests, Instant now) {
        long workers = test.status().attacks().stream()
                .map(attack -> attack.workerId())
                .distinct()
                .count();
        long first = times(manifests, Manifest::earliestUnixNanos).min().orElse(0);
        if (!test.status().state().isFinal() || manifests.size() < workers || first == 0) {
            Instant start = test.status().startsAt();
            if (start == null || now.isBefore(start)) {
                return new Window(null, null, null);
            }
            Instant stop = test.status().endedAt() == null ? now : test.status().endedAt();
            Instant scheduledEnd = start.plusNanos(test.spec().extent().endNanos());
            Instant latest = stop.isBefore(scheduledEnd) ? stop : scheduledEnd;
            return new Window(start, latest, latest);
        }
        Instant latest =
                instant(times(manifests, Manifest::latestUnixNanos).max().orElse(0));
        return new Window(
                instant(first),
                latest,
                instant(times(manifests, Manifest::endUnixNanos).max().orElse(0)));
    }

    /** The selected seconds, up to where the test got, regardless of when hits were sent. */
    public static Window of(LoadTest test, Selection selection, Instant now) {
        Instant start = test.status().startsAt();
        if (start == null || now.isBefore(start)) {
            return new Window(null, null, null);
        }
        Instant over = test.status().endedAt() == null ? now : test.status().endedAt();
        long reached = Math.min(test.spec().extent().endNanos(), between(start, over));
        Instant to = start.plusNanos(Math.min(selection.toNanos(), reached));
        return new Window(start.plusNanos(Math.min(selection.fromNanos(), reached)), to, to);
    }

    public long durationNanos() {
        return between(earliest, latest);
    }

    public long waitNanos() {
        return Math.max(0, between(latest, end));
    }

    private static LongStream times(List<Manifest> manifests, ToLongFunction<Manifest> time) {
        return manifests.stream().mapToLong(time).filter(nanos -> nanos > 0);
    }

    private static @Nullable Instant instant(long unixNanos) {
        return unixNanos == 0 ? null : Instant.ofEpochSecond(0, unixNanos);
    }

    private static long between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? 0 : Duration.between(from, to).toNanos();
    }
}
