package io.loadtester.reporting.threshold;

import io.loadtester.common.result.Manifest;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.PlannedLoad;
import io.loadtester.common.test.TestState;
import io.loadtester.common.threshold.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How long hits were sent in a test, or in a window of it. A whole test that sent its last hits late took longer than
 * planned, which lowers its rates; a window always has its own length.
 */
public final class RateWindows {

    private static final double NANOS_PER_SECOND = 1e9;

    private final PlannedLoad planned;

    /** The instant from which no more hits were due. */
    private final double endNanos;

    /** When the last hit was sent, and when the last hit ended; at least {@link #endNanos}. */
    private final double sentNanos;

    private final double doneNanos;

    private RateWindows(PlannedLoad planned, double endNanos, double sentNanos, double doneNanos) {
        this.planned = planned;
        this.endNanos = endNanos;
        this.sentNanos = Math.max(endNanos, sentNanos);
        this.doneNanos = Math.max(this.sentNanos, doneNanos);
    }

    /** @param now used as the end while the test runs */
    public static RateWindows of(LoadTest test, List<Manifest> manifests, Instant now) {
        Instant start = test.status().startsAt();
        if (start == null) {
            return of(test, 0, 0, 0);
        }
        double latest = last(manifests, Manifest::latestUnixNanos, start);
        Instant ended = test.status().endedAt();
        double scheduled = test.spec().extent().endNanos();
        double elapsed = nanos(start, ended == null ? now : ended);
        if (test.status().state() == TestState.COMPLETED) {
            elapsed = scheduled;
        } else if (test.status().state() == TestState.STOPPED && latest > 0) {
            elapsed = latest;
        }
        return of(
                test,
                Math.max(0, Math.min(scheduled, elapsed)),
                latest,
                last(manifests, Manifest::endUnixNanos, start));
    }

    /** For a running test of which the first seconds are known. */
    public static RateWindows ofFirst(LoadTest test, int seconds) {
        double end = Math.min(test.spec().extent().endNanos(), seconds * NANOS_PER_SECOND);
        return of(test, end, end, end);
    }

    /**
     * For an attack run by this process only.
     *
     * @param sentNanos from its start to the last hit sent; {@code doneNanos} to the end of the last hit
     * @param cutShort whether the attack was stopped before its end
     */
    public static RateWindows ofAttack(AttackSpec spec, long sentNanos, long doneNanos, boolean cutShort) {
        double scheduled = spec.extent().endNanos();
        double end = cutShort ? Math.min(scheduled, sentNanos) : scheduled;
        return new RateWindows(PlannedLoad.of(spec), end, sentNanos, doneNanos);
    }

    /** For a running attack of this process of which the first seconds are known. */
    public static RateWindows ofFirst(AttackSpec spec, int seconds) {
        double end = Math.min(spec.extent().endNanos(), seconds * NANOS_PER_SECOND);
        return new RateWindows(PlannedLoad.of(spec), end, end, end);
    }

    private static RateWindows of(LoadTest test, double endNanos, double sentNanos, double doneNanos) {
        return new RateWindows(test.plannedLoad(), endNanos, sentNanos, doneNanos);
    }

    public RateWindow in(Scope scope) {
        double from = Math.min(scope.fromSecond() * NANOS_PER_SECOND, endNanos);
        double to = Math.min(scope.toSecond() * NANOS_PER_SECOND, endNanos);
        double sending = scope.isWholeTime() ? sentNanos : to - from;
        double whole = scope.isWholeTime() ? doneNanos : to - from;
        return new RateWindow(sending / NANOS_PER_SECOND, whole / NANOS_PER_SECOND, planned(from, to));
    }

    private @Nullable Double planned(double fromNanos, double toNanos) {
        OptionalDouble rate = planned.ratePerSecond(fromNanos, toNanos);
        return rate.isPresent() ? Double.valueOf(rate.getAsDouble()) : null;
    }

    private static double last(List<Manifest> manifests, ToLongFunction<Manifest> unixNanos, Instant start) {
        long last = manifests.stream().mapToLong(unixNanos).max().orElse(0);
        return last == 0 ? 0 : nanos(start, Instant.ofEpochSecond(0, last));
    }

    private static double nanos(Instant from, Instant to) {
        return Duration.between(from, to).toNanos();
    }
}
