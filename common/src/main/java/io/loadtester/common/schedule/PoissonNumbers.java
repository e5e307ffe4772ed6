package io.loadtester.common.schedule;

/**
 * Draws Poisson-distributed numbers with a given mean. For large means it uses Hörmann's transformed rejection with
 * squeeze ("The transformed rejection method for generating Poisson random variables", 1993, algorithm PTRS), whose
 * cost does not depend on the mean; for small means it multiplies uniform numbers. Uses StrictMath so that every
 * machine draws the same numbers. Immutable.
 */
final class PoissonNumbers {

    private static final double LARGE = 10;
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

    private final double mean;
    private final double logMean;
    private final double none;
    private final double a;
    private final double b;
    private final double logInverseAlpha;
    private final double squeeze;

    PoissonNumbers(double mean) {
        this.mean = mean;
        this.logMean = StrictMath.log(mean);
        this.none = StrictMath.exp(-mean);
        this.b = 0.931 + 2.53 * Math.sqrt(mean);
        this.a = -0.059 + 0.02483 * b;
        this.logInverseAlpha = StrictMath.log(1.1239 + 1.1328 / (b - 3.4));
        this.squeeze = 0.9277 - 3.6224 / (b - 2);
    }

    long next(Randomness randomness) {
        return mean < LARGE ? multiplied(randomness) : rejected(randomness);
    }

    private long multiplied(Randomness randomness) {
        long number = 0;
        double product = randomness.nextAboveZero();
        while (product > none) {
            number++;
            product *= randomness.nextAboveZero();
        }
        return number;
    }

    private long rejected(Randomness randomness) {
        while (true) {
            double u = randomness.nextAboveZero() - 0.5;
            double v = randomness.nextAboveZero();
            double us = 0.5 - Math.abs(u);
            double number = Math.floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= squeeze) {
                return (long) number;
            }
            if (number < 0 || us <= 0 || (us < 0.013 && v > us)) {
                continue;
            }
            double log = StrictMath.log(v) + logInverseAlpha - StrictMath.log(a / (us * us) + b);
            if (log <= number * logMean - mean - logFactorial(number)) {
                return (long) number;
            }
        }
    }

    /** By Stirling's series, or directly where that is not accurate enough. */
    static double logFactorial(double number) {
        if (number < LARGE) {
            double product = 1;
            for (int factor = 2; factor <= number; factor++) {
                product *= factor;
            }
            return StrictMath.log(product);
        }
        double square = number * number;
        double series = (1 / 12.0 - (1 / 360.0 - 1 / (1260.0 * square)) / square) / number;
        return (number + 0.5) * StrictMath.log(number) - number + HALF_LOG_TWO_PI + series;
    }
}
