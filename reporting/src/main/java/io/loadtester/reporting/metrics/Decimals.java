package io.loadtester.reporting.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Formats floating-point numbers as Go does. */
public final class Decimals {

    private Decimals() {}

    /** Like {@code %.2f} in Go: rounds the exact binary value, half to even; Java's formatter does not. */
    public static String fixed(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** As in JSON: the fewest digits that identify the value. */
    public static String shortest(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
