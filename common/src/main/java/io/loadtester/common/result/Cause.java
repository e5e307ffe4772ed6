package io.loadtester.common.result;

import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.result.Verdict.Status;
import java.time.Duration;
import java.util.Locale;

/**
 * Why a worker's second may not be fit to be believed, with the figure that tells and the limits past which it does.
 *
 * <p>A late release is the generator's own doing, so its limits are those of the schedule: up to 10 ms at the 99th
 * percentile is the noise of a busy machine and does not show in a response time that people notice, past 100 ms the
 * schedule was not kept. Whatever stops all of a loop (a late loop, garbage collection, throttling) also has responses
 * read late: 50 ms touch a twentieth of the second's responses, 250 ms a quarter. Little CPU left and many unsent results
 * are warnings: what they lead to shows in the other figures. Waiting for a connection is not held against the generator,
 * as a target that stalls fills any pool; it is said, since response times contain it.
 */
public enum Cause {
    START_DELAY(Unit.TIME, millis(10), millis(100), "hits released up to %s late at p99"),
    LOOP_LAG(Unit.TIME, millis(50), millis(250), "event loops up to %s late"),
    CPU(Unit.SHARE, 0.9, Double.MAX_VALUE, "up to %s of the CPU it may use taken"),
    GC_PAUSE(Unit.TIME, millis(50), millis(250), "up to %s of a second stopped for garbage collection"),
    THROTTLED(Unit.TIME, millis(50), millis(250), "its cgroup throttled for up to %s in a second"),
    BACKLOG(Unit.COUNT, 10_000, Double.MAX_VALUE, "up to %s results unsent"),
    LOST_RESULTS(Unit.COUNT, 0, 0, "up to %s results given up in a second"),
    CONNECTIONS(
            Unit.TIME,
            Double.MAX_VALUE,
            Double.MAX_VALUE,
            "hits waited up to %s at p99 for a connection of the pool: the target, or the limit on connections, held them"
                    + " back, not the generator");

    /** From here on it is worth saying that hits waited for connections. */
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

    /** What figures are told in. */
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

    /** The figure that this cause goes by: nanoseconds, a share, or a count. */
    double figure(Pulse pulse) {
        WorkerHealth health = pulse.health();
        return switch (this) {
            case START_DELAY -> health.releaseDelayP99Nanos();
            case LOOP_LAG -> health.loopLagNanos();
            case CPU -> health.cpuLimitCores() > 0 ? health.cpuCores() / health.cpuLimitCores() : 0;
            case GC_PAUSE -> health.gcPauseNanos();
            case THROTTLED -> health.throttledNanos();
            case BACKLOG -> health.unsentResults();
            case LOST_RESULTS -> pulse.lost();
            case CONNECTIONS -> health.startDelayP99Nanos() - health.releaseDelayP99Nanos();
        };
    }

    Status judge(double of) {
        if (of > invalidAbove) {
            return Status.INVALID;
        }
        return of > degradedAbove ? Status.DEGRADED : Status.VALID;
    }

    /** Whether the figure is to be told although it makes nothing degraded. */
    boolean isSaid(double of) {
        return this == CONNECTIONS && of > SAID_ABOVE_NANOS;
    }

    /** In words, with the figure and the limit it is past. */
    public String text(double of, Status status) {
        String text = String.format(Locale.ROOT, words, unit.text(of));
        double limit = status == Status.INVALID ? invalidAbove : degradedAbove;
        return status == Status.VALID || limit == 0 ? text : text + " (limit " + unit.text(limit) + ")";
    }

    /** The word for it in JSON and on screens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static double millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
