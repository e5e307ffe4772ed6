package io.loadtester.common.test;

import io.loadtester.common.schedule.ArrivalSchedule;
import io.loadtester.common.schedule.Extent;
import io.loadtester.common.schedule.Lane;
import io.loadtester.common.schedule.PoissonPacer;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.UnpacedPacer;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How many hits are planned and at what rate: in all, between two instants, for one worker. Whoever compares what happened
 * with what was planned asks here: the ledger, thresholds, what aborts a test, reports. Immutable.
 *
 * <p>Nothing is planned where hits are released as fast as possible.
 */
public final class PlannedLoad {

    private static final double NANOS_PER_SECOND = 1e9;

    /** Arrivals at random exceed what is expected by more than this in one of a thousand million tests. */
    private static final double DEVIATIONS = 6;

    private final Extent extent;
    private final Feeder feeder;

    /** How many whole schedules of the pacer are carried out. */
    private final int schedules;

    private final int workers;
    private final List<Attack> attacks;

    private PlannedLoad(AttackSpec spec, int schedules, int workers, List<Attack> attacks) {
        this.extent = spec.extent();
        this.feeder = spec.options().feeder();
        this.schedules = schedules;
        this.workers = workers;
        this.attacks = attacks;
    }

    /** Of a test, over all epochs it has had. */
    public static PlannedLoad of(LoadTest test) {
        int schedules = test.distribution() == RateDistribution.SAME ? test.workerCount() : 1;
        return new PlannedLoad(
                test.spec(), schedules, test.workerCount(), test.status().attacks());
    }

    /** Of an attack of one process alone. */
    public static PlannedLoad of(AttackSpec spec) {
        return new PlannedLoad(spec, 1, 1, List.of());
    }

    /** Nanoseconds of the test from which on no hit is due. */
    public long endNanos() {
        return extent.endNanos();
    }

    /**
     * In all when it runs to its end, if that can be known: of one schedule times the sum of the weights, or as many as there
     * are rows for. With workers of unequal weight those that run out of rows first leave it at less.
     */
    public OptionalLong hits() {
        OptionalLong ofOneSchedule = extent.plannedHits();
        if (ofOneSchedule.isEmpty()) {
            return ofOneSchedule;
        }
        long ofAll = schedules * ofOneSchedule.getAsLong();
        return OptionalLong.of(
                feeder.isUsedOnce() ? Math.min(ofAll, feeder.rows().count()) : ofAll);
    }

    /** Expected between two instants of the test, in nanoseconds; a part of a hit counts as a part. */
    public OptionalDouble hits(double fromNanos, double toNanos) {
        if (extent.pacer() instanceof UnpacedPacer) {
            return OptionalDouble.empty();
        }
        double from = Math.min(extent.endNanos(), fromNanos);
        double to = Math.min(extent.endNanos(), toNanos);
        return OptionalDouble.of(
                schedules * (extent.pacer().hitsBy(to) - extent.pacer().hitsBy(from)));
    }

    /** On average between two instants, per second; nothing if there is no time in between. */
    public OptionalDouble ratePerSecond(double fromNanos, double toNanos) {
        OptionalDouble hits = hits(fromNanos, toNanos);
        return hits.isEmpty() || toNanos <= fromNanos
                ? OptionalDouble.empty()
                : OptionalDouble.of(hits.getAsDouble() / ((toNanos - fromNanos) / NANOS_PER_SECOND));
    }

    /** How many hits can have been due between two instants at most, whatever chance and the shares made of it. */
    public OptionalLong mostHits(double fromNanos, double toNanos) {
        OptionalDouble expected = hits(fromNanos, toNanos);
        if (expected.isEmpty()) {
            return OptionalLong.empty();
        }
        double hits = expected.getAsDouble();
        double random = extent.pacer() instanceof PoissonPacer ? DEVIATIONS * Math.sqrt(hits) : 0;
        // A share's first hit may be a little more than its part.
        return OptionalLong.of((long) Math.ceil(hits + random) + workers);
    }

    /** Of a worker, over all epochs it takes part in; had it not been lost, if it was. */
    public OptionalLong hitsOf(String workerId) {
        if (extent.pacer() instanceof UnpacedPacer) {
            return OptionalLong.empty();
        }
        List<Attack> its = attacks.stream()
                .filter(attack -> attack.workerId().equals(workerId))
                .toList();
        long end = extent.endNanos();
        long hits = 0;
        for (int i = 0; i < its.size(); i++) {
            Attack attack = its.get(i);
            long until = i + 1 < its.size() ? Math.min(end, its.get(i + 1).cutOverNanos()) : end;
            long inEpoch = ArrivalSchedule.of(extent.pacer(), attack.share(), attack.cutOverNanos())
                    .hitsBefore(until);
            hits += Math.min(inEpoch, Math.max(0, extent.maxHits(attack.share()) - hits));
        }
        return OptionalLong.of(
                feeder.isUsedOnce()
                        ? Math.min(hits, rowsOf(workerId, feeder.rows().count()))
                        : hits);
    }

    /** How many of a feeder's rows are the worker's when each is used once. */
    private long rowsOf(String workerId, long rows) {
        List<String> atFirst = attacks.stream()
                .filter(attack -> attack.epoch() == 1)
                .map(Attack::workerId)
                .toList();
        int index = atFirst.indexOf(workerId);
        return index < 0 ? 0 : new Lane(index, atFirst.size()).below(rows);
    }
}
