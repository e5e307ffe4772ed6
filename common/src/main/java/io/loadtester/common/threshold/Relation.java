package io.loadtester.common.threshold;

import java.math.BigDecimal;

/** How a figure must compare with its limit. */
public enum Relation {
    BELOW("<"),
    AT_MOST("<="),
    ABOVE(">"),
    AT_LEAST(">=");

    private final String sign;

    Relation(String sign) {
        this.sign = sign;
    }

    /** Whether the limit is an upper one, so that more can only make it worse. */
    public boolean isUpper() {
        return this == BELOW || this == AT_MOST;
    }

    public boolean holds(BigDecimal actual, BigDecimal limit) {
        int order = actual.compareTo(limit);
        return switch (this) {
            case BELOW -> order < 0;
            case AT_MOST -> order <= 0;
            case ABOVE -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }

    /** As written in a threshold, such as {@code <=}. */
    @Override
    public String toString() {
        return sign;
    }
}
