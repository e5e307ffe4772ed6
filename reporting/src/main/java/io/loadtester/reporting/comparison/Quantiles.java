package io.loadtester.reporting.comparison;

/** Quantiles of distributions, for the ends of ranges. */
final class Quantiles {

    private Quantiles() {}

    /** A quantile of the normal distribution, by bisection, which is accurate enough and needs no table. */
    static double normal(double probability) {
        double low = -10;
        double high = 10;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (normalUpTo(middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /**
     * A quantile of Student's distribution, by the first terms of its expansion around the normal one: accurate to a
     * few per cent from 3 degrees of freedom on.
     */
    static double student(double probability, double degreesOfFreedom) {
        double z = normal(probability);
        double z2 = z * z;
        double n = degreesOfFreedom;
        return z
                * (1
                        + (z2 + 1) / (4 * n)
                        + ((5 * z2 + 16) * z2 + 3) / (96 * n * n)
                        + (((3 * z2 + 19) * z2 + 17) * z2 - 15) / (384 * n * n * n));
    }

    /** The normal distribution function: a series near 0, a continued fraction farther out. */
    private static double normalUpTo(double z) {
        double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        if (Math.abs(z) < 3) {
            double term = z;
            double sum = z;
            for (int i = 1; i < 60; i++) {
                term *= z * z / (2 * i + 1);
                sum += term;
            }
            return 0.5 + sum * density;
        }
        double fraction = Math.abs(z);
        for (int i = 60; i > 0; i--) {
            fraction = Math.abs(z) + i / fraction;
        }
        double beyond = density / fraction;
        return z < 0 ? beyond : 1 - beyond;
    }
}
