package io.loadtester.common.threshold;

import io.loadtester.common.result.GoDuration;
import java.math.BigDecimal;

/** A number with its unit. Decimal, so that 999 of 1,000 hits are exactly 99.9 %. */
public record Limit(BigDecimal value, Unit unit) {

    /** The unit of a limit. */
    public enum Unit {
        NANOS,
        HITS,
        PERCENT_OF_HITS,
        PER_SECOND,
        PERCENT_OF_TARGET
    }

    public Limit {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("a limit must not be negative: " + value);
        }
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    @Override
    public String toString() {
        String number = value.toPlainString();
        return switch (unit) {
            case NANOS -> GoDuration.format(value.longValue());
            case HITS -> number;
            case PERCENT_OF_HITS -> number + "%";
            case PER_SECOND -> number + "/s";
            case PERCENT_OF_TARGET -> number + "% of target";
        };
    }
}
