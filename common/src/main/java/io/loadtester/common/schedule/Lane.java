package io.loadtester.common.schedule;

/**
 * A worker's place among the workers of a test, fixed for the whole test. It numbers hits uniquely within the test,
 * however shares change: the {@code n}-th hit of a worker with which the test began has the number {@code n * count +
 * index}; with a shared rate that is the hit's number in the whole schedule. A worker that joins later has a block of
 * numbers to itself.
 *
 * @param index from 0
 * @param count the number of workers with which the test began; 1 for a worker that joined later
 * @param first the first number of the worker's block; 0 for the workers with which the test began
 */
public record Lane(int index, int count, long first) {

    public static final Lane ONLY = new Lane(0, 1);

    /** How many numbers a block has: more than one worker can use up, and 4,000 blocks are exact in JSON. */
    private static final long BLOCK = 1L << 41;

    public Lane {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException("no lane " + index + " of " + count);
        }
        if (first < 0) {
            throw new IllegalArgumentException("a block of numbers must not begin below 0: " + first);
        }
    }

    /** The lane of a worker with which the test began. */
    public Lane(int index, int count) {
        this(index, count, 0);
    }

    /** @param joiner how many workers had joined the running test before, from 0 */
    public static Lane ofJoiner(int joiner) {
        return new Lane(0, 1, (joiner + 1) * BLOCK);
    }

    /** The number within the test of the worker's hit {@code n}; both start at 0. */
    public long numberOf(long n) {
        return first + n * count + index;
    }

    /** How many numbers below {@code end} belong to this lane. */
    public long below(long end) {
        return Math.max(0, (end - first - index + count - 1) / count);
    }
}
