package io.loadtester.common.schedule;

/** Infinitely many hits, all due from the cut-over on. */
record UnpacedSchedule(long cutOverNanos) implements ArrivalSchedule {

    @Override
    public long dueNanos(long n) {
        return cutOverNanos;
    }

    @Override
    public long hitsBefore(long elapsedNanos) {
        return elapsedNanos > cutOverNanos ? Long.MAX_VALUE : 0;
    }
}
