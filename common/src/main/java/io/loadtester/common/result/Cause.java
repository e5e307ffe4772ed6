package io.loadtester.common.result;

import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.result.Verdict.Status;
import java.time.Duration;
import java.util.Locale;

/**
 * Why one second of a worker's results may not be trustworthy, with the figure that shows it and its limits.
 *
 * <p>A late release is the generator's own fault, so its limits come from the schedule: up to 10 ms at the 99th
 * percentile is the noise of a busy machine and no noticeable part of a response time; past 100 ms the schedule was not
 * kept. Whatever stops a whole loop (loop lag, garbage collection, throttling) also delays reading responses: 50 ms
 * affect a twentieth of the second's responses, 250 ms a quarter. A busy CPU and many unsent results are warnings only:
 * their effects show in the other figures. Waiting for a connection does not count against the generator, because a
 * target that stalls fills any pool; it is mentioned, because response times include it.
 */
public enum Cause {
    START_DELAY(Unit.TIME, millis(10), millis(100), "hits released up to %s late at p99"),
    LOOP_LAG(Unit.TIME, millis(50), millis(250), "event loops up to %s late"),
    CPU(Unit.SHARE, 0.9, Double.MAX_VALUE, "up to %s of its CPU limit used"),
    GC_PAUSE(Unit.TIME, millis(50), millis(250), "garbage collection stopped it for up to %s in a second"),
    THROTTLED(Unit.TIME, millis(50), millis(250), "its cgroup was throttled for up to %s in a second"),
    BACKLOG(Unit.COUNT, 10_000, Double.MAX_VALUE, "up to %s results unsent"),
    SKIPPED(Unit.COUNT, 0, 0, "up to %s hits skipped in a second: the worker was too late to send them"),
    LOST_RESULTS(Unit.COUNT, 0, 0, "up to %s results lost in a second"),
    CONNECTIONS(
            Unit.TIME,
            Double.MAX_VALUE,
            Double.MAX_VALUE,
            "hits waited up to %s at p99 for a connection: the target or the limit on connections held them back, not the"
                    + " generator");

    /** Above this, waiting for connections is worth mentioning. */
    private static final double SAID_ABOVE_NANOS = millis(100);

    private final Unit unit;
    private final double degradedAbove;
    private final double invalidAbove;
    private final String words;

    Cause(Unit unit, double degradedAbove, double invalidAbove, String words) {
        this.unit = unit;
        this.degradedAbove = degradedAbove;
        this.invalidAbove = invalidAbove;
        this.words = words;
    }

    /** How figures are shown. */
    private enum Unit {
        TIME,
        SHARE,
        COUNT;

        String text(double figure) {
            return switch (this) {
                case TIME -> GoDuration.rounded((long) figure);
                case SHARE -> String.format(Locale.ROOT, "%.0f %%", figure * 100);
                case COUNT -> String.format(Locale.ROOT, "%,.0f", figure);
            };
        }
    }

    /** The figure that decides on this cause: nanoseconds, a share, or a count. */
    double figure(WorkerSecond workerSecond) {
        WorkerHealth health = workerSecond.health();
        return switch (this) {
            case START_DELAY -> health.releaseDelayP99Nanos();
            case LOOP_LAG -> health.loopLagNanos();
            case CPU -> health.cpuLimitCores() > 0 ? health.cpuCores() / health.cpuLimitCores() : 0;
            case GC_PAUSE -> health.gcPauseNanos();
            case THROTTLED -> health.throttledNanos();
            case BACKLOG -> health.unsentResults();
            case SKIPPED -> workerSecond.skipped();
            case LOST_RESULTS -> workerSecond.lost();
            case CONNECTIONS -> health.startDelayP99Nanos() - health.releaseDelayP99Nanos();
        };
    }

    Status judge(double of) {
        if (of > invalidAbove) {
            return Status.INVALID;
        }
        return of > degradedAbove ? Status.DEGRADED : Status.VALID;
    }

    /** Whether the figure is worth mentioning although it degrades nothing. */
    boolean isSaid(double of) {
        return this == CONNECTIONS && of > SAID_ABOVE_NANOS;
    }

    /** The cause in words, with the figure and the limit it exceeds. */
    public String text(double of, Status status) {
        String text = String.format(Locale.ROOT, words, unit.text(of));
        double limit = status == Status.INVALID ? invalidAbove : degradedAbove;
        return status == Status.VALID || limit == 0 ? text : text + " (limit " + unit.text(limit) + ")";
    }

    /** The word for this cause in JSON and on screens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static double millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
