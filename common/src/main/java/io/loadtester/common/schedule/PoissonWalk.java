package io.loadtester.common.schedule;

/**
 * A walk along random arrivals. They depend on seed and mean only and, thanks to StrictMath, are the same on every
 * machine. Steps allocate nothing. Not thread-safe.
 */
final class PoissonWalk {

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final long seed;
    private final PoissonNumbers numbers;
    private final Randomness randomness = new Randomness();

    /** The current second, the arrivals before it and in it, and how many of the latter have been passed. */
    private long second;

    private long before;
    private long arrivals;
    private long passed;

    /** The logarithm of the fraction of the second that remains after the last passed arrival. */
    private double logLeft;

    PoissonWalk(long seed, double meanPerSecond) {
        this.seed = seed;
        this.numbers = new PoissonNumbers(meanPerSecond);
        restart();
    }

    /** Nanoseconds from the beginning to arrival {@code n}, from 0. */
    long nanosOf(long n) {
        if (n < before + passed - 1) {
            restart();
        }
        while (n >= before + arrivals) {
            enter(second + 1);
        }
        while (before + passed <= n) {
            pass();
        }
        return second * SECOND_NANOS + nanosInSecond();
    }

    /** How many arrivals there are before an instant. */
    long arrivalsBefore(long nanos) {
        long until = nanos / SECOND_NANOS;
        if (second > until || passed > 0) {
            restart();
        }
        while (second < until) {
            enter(second + 1);
        }
        long nanosOfLast = nanos % SECOND_NANOS;
        while (passed < arrivals) {
            pass();
            if (nanosInSecond() >= nanosOfLast) {
                return before + passed - 1;
            }
        }
        return before + arrivals;
    }

    private void restart() {
        before = 0;
        arrivals = 0;
        enter(0);
    }

    private void enter(long newSecond) {
        second = newSecond;
        before += arrivals;
        passed = 0;
        logLeft = 0;
        randomness.restart(Randomness.mixed(seed, second));
        arrivals = numbers.next(randomness);
    }

    /**
     * Of {@code m} remaining arrivals, uniform over the rest of the second, the first leaves a fraction of it whose
     * logarithm is the logarithm of a uniform number, divided by {@code m}.
     */
    private void pass() {
        logLeft += StrictMath.log(randomness.nextAboveZero()) / (arrivals - passed);
        passed++;
    }

    private long nanosInSecond() {
        return Math.min(SECOND_NANOS - 1, (long) (-StrictMath.expm1(logLeft) * SECOND_NANOS));
    }
}
