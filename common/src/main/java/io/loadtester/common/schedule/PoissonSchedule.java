package io.loadtester.common.schedule;

/**
 * Random arrivals, determined by the pacer's seed and the share. Every second from the cut-over on is drawn
 * independently: first the number of its arrivals, then their instants, one after another. So arrivals can be counted
 * without visiting each one.
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
