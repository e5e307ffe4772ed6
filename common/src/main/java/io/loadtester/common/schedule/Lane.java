package io.loadtester.common.schedule;

/**
 * A worker's place among the workers of a test, fixed for the whole test. It numbers hits uniquely within the test,
 * however shares change: the worker's {@code n}-th hit has the number {@code n * count + index}. With a shared rate
 * that is the hit's number in the whole schedule.
 *
 * @param index from 0
 * @param count the number of workers with which the test began
 */
public record Lane(int index, int count) {

    public static final Lane ONLY = new Lane(0, 1);

    public Lane {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException("no lane " + index + " of " + count);
        }
    }

    /** The number within the test of the worker's hit {@code n}; both start at 0. */
    public long numberOf(long n) {
        return n * count + index;
    }

    /** How many numbers below {@code end} belong to this lane. */
    public long below(long end) {
        return Math.max(0, (end - index + count - 1) / count);
    }
}
