package io.loadtester.reporting.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Floating point numbers as Go writes them. */
public final class Decimals {

    private Decimals() {}

    /** As {@code %.2f}: rounded on the exact binary value, half to even, which Java's own formatter does not. */
    public static String fixed(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** As in JSON: as few digits as tell it from its neighbours. */
    public static String shortest(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
