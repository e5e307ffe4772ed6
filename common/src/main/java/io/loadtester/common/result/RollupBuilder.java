package io.loadtester.common.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Merges intervals, or roll-ups of them, into one {@link Rollup}. Mutable, used by one thread. */
public final class RollupBuilder {

    /** How many of the first failures, and of the slowest other hits, are kept. */
    private static final int MAX_FAILURES = 100;

    private static final int MAX_SLOW = 5;

    private final int second;
    private final int seconds;
    private final String workerId;
    private final String target;
    private long intervals;
    private final HitCounts.Sum counts = new HitCounts.Sum();
    private final Latencies latencies = Latencies.none();
    private final List<Exemplar> failed = new ArrayList<>();
    private final List<Exemplar> slow = new ArrayList<>();

    /** The arguments are as in {@link Rollup}. */
    public RollupBuilder(int second, int seconds, String workerId, String target) {
        this.second = second;
        this.seconds = seconds;
        this.workerId = workerId;
        this.target = target;
    }

    /** For some seconds of all workers and targets; keeps no exemplars. */
    public static RollupBuilder ofAll(int second, int seconds) {
        return new RollupBuilder(second, seconds, "", "");
    }

    public void add(Slice slice) {
        intervals += slice instanceof Rollup rollup ? rollup.intervals() : 1;
        counts.add(slice.counts());
        latencies.add(slice.latencies());
        if (!workerId.isEmpty()) {
            add(slice.exemplars());
        }
    }

    private void add(List<Exemplar> exemplars) {
        for (Exemplar exemplar : exemplars) {
            (exemplar.failure() == null ? slow : failed).add(exemplar);
        }
        keep(failed, MAX_FAILURES, Comparator.comparingLong(Exemplar::dueNanos));
        keep(slow, MAX_SLOW, Comparator.comparingLong(Exemplar::responseNanos).reversed());
    }

    private static void keep(List<Exemplar> exemplars, int most, Comparator<Exemplar> order) {
        if (exemplars.size() > most) {
            exemplars.sort(order);
            exemplars.subList(most, exemplars.size()).clear();
        }
    }

    /** The roll-up of everything added; call once, last. */
    public Rollup build() {
        List<Exemplar> exemplars = new ArrayList<>(slow);
        exemplars.addAll(failed);
        return new Rollup(second, seconds, workerId, target, intervals, counts.total(), latencies, exemplars);
    }
}
