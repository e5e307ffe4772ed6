package io.loadtester.common.schedule;

/**
 * The hits of one share of one test in one epoch: when each is due, and how many there are. Immutable and a pure
 * function of its arguments.
 */
public final class ArrivalSchedule {

    private final Pacer pacer;
    private final Share share;
    private final double hitsAtCutOver;
    private final long cutOverNanos;

    /**
     * @param cutOverNanos nanoseconds of the test at which the epoch begins; 0 for the first epoch
     */
    public ArrivalSchedule(Pacer pacer, Share share, long cutOverNanos) {
        if (cutOverNanos < 0) {
            throw new IllegalArgumentException("cut-over must not be negative: " + cutOverNanos);
        }
        this.pacer = pacer;
        this.share = share;
        this.cutOverNanos = cutOverNanos;
        this.hitsAtCutOver = pacer.hitsBy(cutOverNanos);
    }

    /** Nanoseconds of the test at which hit {@code n} (from 0) of this epoch is due. */
    public long dueNanos(long n) {
        return (long) pacer.nanosAt(hitsAtCutOver + (n + share.phase()) / share.weight());
    }

    /** How many of this epoch's hits are due before {@code elapsedNanos} nanoseconds of the test. */
    public long hitsBefore(long elapsedNanos) {
        if (elapsedNanos <= cutOverNanos) {
            return 0;
        }
        return share.hitsBefore(pacer.hitsBy(elapsedNanos) - hitsAtCutOver);
    }
}
