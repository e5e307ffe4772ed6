package io.loadtester.common.schedule;

/**
 * A worker's place among the workers of a test, for the whole of the test. It numbers hits so that no two of a test have
 * the same number, whatever their shares and however these change: the worker's {@code n}-th hit has the number
 * {@code n * count + index}. With a shared rate that is the hit's number in the whole schedule.
 *
 * @param index from 0
 * @param count workers with which the test began
 */
public record Lane(int index, int count) {

    public static final Lane ONLY = new Lane(0, 1);

    public Lane {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException("no lane " + index + " of " + count);
        }
    }

    /** The number in the test of the worker's hit {@code n}, both from 0. */
    public long numberOf(long n) {
        return n * count + index;
    }

    /** How many of the numbers below {@code end} are in this lane. */
    public long below(long end) {
        return Math.max(0, (end - index + count - 1) / count);
    }
}
