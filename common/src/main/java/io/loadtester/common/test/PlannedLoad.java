package io.loadtester.common.test;

import io.loadtester.common.schedule.ArrivalSchedule;
import io.loadtester.common.schedule.ChangedPacer;
import io.loadtester.common.schedule.Extent;
import io.loadtester.common.schedule.Lane;
import io.loadtester.common.schedule.PoissonPacer;
import io.loadtester.common.schedule.RateCurve;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.Share;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How many hits a test plans and at what rate: in total, between two instants, or for one worker. The ledger,
 * thresholds, aborts and reports all compare what happened with this plan. Immutable.
 *
 * <p>There is no plan, and answers are empty, where hits are released as fast as possible.
 *
 * <pre>{@code
 * OptionalLong planned = test.plannedLoad().hits(); // 100 per second for 10 s: 1,000
 * }</pre>
 */
public final class PlannedLoad {

    private static final double NANOS_PER_SECOND = 1e9;

    /** Random arrivals exceed their mean by this many standard deviations in one test of a thousand million. */
    private static final double DEVIATIONS = 6;

    private final Extent extent;
    private final Feeder feeder;

    private final List<Period> periods;
    private final int workers;
    private final List<Attack> attacks;

    /**
     * The time between two cut-overs, or the whole test.
     *
     * @param schedules how many copies of the pacer's whole schedule are run
     */
    private record Period(long fromNanos, double schedules) {}

    private PlannedLoad(AttackSpec spec, double schedules, int workers, List<Attack> attacks) {
        this.extent = spec.extent();
        this.feeder = spec.options().feeder();
        this.workers = workers;
        this.attacks = attacks;
        this.periods = attacks.isEmpty() ? List.of(new Period(0, schedules)) : periods(attacks);
    }

    private static List<Period> periods(List<Attack> attacks) {
        TreeMap<Integer, Period> byEpoch = new TreeMap<>();
        for (Attack attack : attacks) {
            byEpoch.merge(
                    attack.epoch(),
                    new Period(attack.cutOverNanos(), attack.share().weight()),
                    (a, b) -> new Period(a.fromNanos(), a.schedules() + b.schedules()));
        }
        return byEpoch.values().stream()
                .map(period -> new Period(period.fromNanos(), withoutNoise(period.schedules())))
                .toList();
    }

    /** A sum of weights without its rounding errors. */
    private static double withoutNoise(double weights) {
        return Math.round(weights * 1e9) / 1e9;
    }

    /** The plan of a test, over all its epochs so far. */
    public static PlannedLoad of(LoadTest test) {
        int schedules = test.distribution() == RateDistribution.SAME ? test.workerCount() : 1;
        return new PlannedLoad(
                test.spec(), schedules, test.workerCount(), test.status().attacks());
    }

    /** The plan of an attack run by a single process. */
    public static PlannedLoad of(AttackSpec spec) {
        return new PlannedLoad(spec, 1, 1, List.of());
    }

    /** Nanoseconds into the test from which no more hits are due. */
    public long endNanos() {
        return extent.endNanos();
    }

    /**
     * The total over all workers if the test runs to its end; empty if it cannot be known. With a feeder whose rows are
     * used once, at most one per row; the actual number is lower if weights are unequal, because some workers run out
     * first.
     */
    public OptionalLong hits() {
        OptionalLong ofOneSchedule = extent.plannedHits();
        if (ofOneSchedule.isEmpty()) {
            return ofOneSchedule;
        }
        long ofAll = periods.size() == 1
                ? Math.round(periods.get(0).schedules() * ofOneSchedule.getAsLong())
                : Share.WHOLE.hitsBefore(hits(0, extent.endNanos()).orElse(0));
        return OptionalLong.of(
                feeder.isUsedOnce() ? Math.min(ofAll, feeder.rows().count()) : ofAll);
    }

    /** The rate of all workers together over the test; empty where there is no plan. */
    public List<RateCurve.Point> curve() {
        return RateCurve.of(extent).stream()
                .map(point -> new RateCurve.Point(point.nanos(), schedulesAt(point.nanos()) * point.ratePerSecond()))
                .toList();
    }

    /** The number of hits expected between two instants of the test, in nanoseconds; may be fractional. */
    public OptionalDouble hits(double fromNanos, double toNanos) {
        if (extent.isUnpaced()) {
            return OptionalDouble.empty();
        }
        double end = extent.endNanos();
        double hits = 0;
        for (int i = 0; i < periods.size(); i++) {
            double until =
                    i + 1 < periods.size() ? Math.min(end, periods.get(i + 1).fromNanos()) : end;
            double from = Math.min(until, Math.max(fromNanos, periods.get(i).fromNanos()));
            double to = Math.max(from, Math.min(until, toNanos));
            hits += periods.get(i).schedules()
                    * (extent.pacer().hitsBy(to) - extent.pacer().hitsBy(from));
        }
        return OptionalDouble.of(hits);
    }

    private double schedulesAt(long nanos) {
        double schedules = periods.get(0).schedules();
        for (Period period : periods) {
            schedules = period.fromNanos() <= nanos ? period.schedules() : schedules;
        }
        return schedules;
    }

    /** The average rate between two instants; empty if there is no time between them. */
    public OptionalDouble ratePerSecond(double fromNanos, double toNanos) {
        OptionalDouble hits = hits(fromNanos, toNanos);
        return hits.isEmpty() || toNanos <= fromNanos
                ? OptionalDouble.empty()
                : OptionalDouble.of(hits.getAsDouble() / ((toNanos - fromNanos) / NANOS_PER_SECOND));
    }

    /** An upper bound on the hits due between two instants, allowing for random arrivals and the phases of shares. */
    public OptionalLong mostHits(double fromNanos, double toNanos) {
        OptionalDouble expected = hits(fromNanos, toNanos);
        if (expected.isEmpty()) {
            return OptionalLong.empty();
        }
        double hits = expected.getAsDouble();
        double random = isRandomSomewhere() ? DEVIATIONS * Math.sqrt(hits) : 0;
        // Each share of each epoch rounds up, so each may have one hit more than its exact part.
        return OptionalLong.of((long) Math.ceil(hits + random) + Math.max(workers, attacks.size()));
    }

    private boolean isRandomSomewhere() {
        return ChangedPacer.partsOf(extent.pacer()).stream().anyMatch(part -> part.pacer() instanceof PoissonPacer);
    }

    /** A worker's total over all its epochs, each of which lasts until the test's next one, although it may be lost before. */
    public OptionalLong hitsOf(String workerId) {
        return hitsOf(workerId, extent.endNanos());
    }

    /** The same up to an instant. */
    public OptionalLong hitsOf(String workerId, long untilNanos) {
        if (extent.isUnpaced()) {
            return OptionalLong.empty();
        }
        List<Attack> its = attacks.stream()
                .filter(attack -> attack.workerId().equals(workerId))
                .toList();
        long end = Math.min(extent.endNanos(), untilNanos);
        long hits = 0;
        for (Attack attack : its) {
            if (attack.cutOverNanos() >= end) {
                break;
            }
            long until = Math.min(end, shareEndNanos(attack.epoch()));
            long inEpoch = ArrivalSchedule.of(extent.pacer(), attack.share(), attack.cutOverNanos())
                    .hitsBefore(until);
            hits += Math.min(inEpoch, Math.max(0, extent.maxHits(attack.share()) - hits));
        }
        return OptionalLong.of(
                feeder.isUsedOnce()
                        ? Math.min(hits, rowsOf(workerId, feeder.rows().count()))
                        : hits);
    }

    /** When other workers took over a worker's share, in nanoseconds into the test; the end of the test if none did. */
    public long shareEndNanos(String workerId) {
        int last = attacks.stream()
                .filter(attack -> attack.workerId().equals(workerId))
                .mapToInt(Attack::epoch)
                .max()
                .orElse(Integer.MAX_VALUE);
        return shareEndNanos(last);
    }

    /** When the shares of an epoch end: when the next epoch begins. */
    private long shareEndNanos(int epoch) {
        return attacks.stream()
                .filter(attack -> attack.epoch() > epoch)
                .mapToLong(Attack::cutOverNanos)
                .min()
                .orElse(extent.endNanos());
    }

    /** How many of a feeder's rows belong to the worker when each row is used once. */
    private long rowsOf(String workerId, long rows) {
        List<String> atFirst = attacks.stream()
                .filter(attack -> attack.epoch() == 1)
                .map(Attack::workerId)
                .toList();
        int index = atFirst.indexOf(workerId);
        return index < 0 ? 0 : new Lane(index, atFirst.size()).below(rows);
    }
}
