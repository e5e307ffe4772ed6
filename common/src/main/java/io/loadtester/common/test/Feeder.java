package io.loadtester.common.test;

import java.util.List;

/**
 * Rows of values for the placeholders of an attack's targets: every hit uses one row.
 *
 * @param columns the columns' names, all different; empty for no feeder
 * @param seed for the order {@link FeederOrder#SHUFFLED}
 */
public record Feeder(List<String> columns, FeederRows rows, FeederOrder order, long seed) {

    public static final Feeder NONE = new Feeder(List.of(), FeederRows.NONE, FeederOrder.ROUND_ROBIN, 0);

    public Feeder {
        columns = List.copyOf(columns);
        if (columns.isEmpty() != (rows.count() == 0)) {
            throw new IllegalArgumentException("a feeder has columns and rows");
        }
    }

    public boolean isNone() {
        return columns.isEmpty();
    }

    /** Whether each row is used once, so that there are no more hits than rows. */
    public boolean isUsedOnce() {
        return !isNone() && order == FeederOrder.ONCE;
    }
}
