package io.loadtester.common.schedule;

/**
 * Arrivals at random, drawn from the pacer's seed and the share. Every second from the cut-over on is drawn by itself:
 * first how many arrivals it has, then, one after the other, where in it they are. So they can be counted without
 * walking along all of them.
 */
final class PoissonSchedule implements ArrivalSchedule {

    private final PoissonWalk walk;
    private final PoissonWalk countingWalk;
    private final long cutOverNanos;

    PoissonSchedule(PoissonPacer pacer, Share share, long cutOverNanos) {
        this.cutOverNanos = cutOverNanos;
        double mean = pacer.ratePerSecond() * share.weight();
        long seed = Randomness.mixed(pacer.seed(), Double.doubleToLongBits(share.phase()));
        seed = Randomness.mixed(seed, Double.doubleToLongBits(share.weight()));
        seed = Randomness.mixed(seed, cutOverNanos);
        this.walk = new PoissonWalk(seed, mean);
        this.countingWalk = new PoissonWalk(seed, mean);
    }

    @Override
    public long dueNanos(long n) {
        return cutOverNanos + walk.nanosOf(n);
    }

    @Override
    public long hitsBefore(long elapsedNanos) {
        return elapsedNanos <= cutOverNanos ? 0 : countingWalk.arrivalsBefore(elapsedNanos - cutOverNanos);
    }
}
