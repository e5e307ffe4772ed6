package io.loadtester.reporting.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The percentiles of Vegeta's hdrplot report, as shares from 0 to 1: five equal steps per halving of the distance to 1,
 * rounded to six decimals, without duplicates.
 */
final class HdrPlotShares {

    private static final int DECIMALS = 6;
    private static final int STEPS = 5;
    private static final BigDecimal STEP = new BigDecimal("0.1");

    static final List<Double> ALL = shares();

    private HdrPlotShares() {}

    private static List<Double> shares() {
        List<Double> shares = new ArrayList<>();
        BigDecimal left = BigDecimal.ONE;
        BigDecimal last = BigDecimal.ONE.negate();
        while (last.compareTo(BigDecimal.ONE) < 0) {
            BigDecimal share = BigDecimal.ONE.subtract(left);
            for (int step = 0; step < STEPS; step++) {
                BigDecimal rounded = share.setScale(DECIMALS, RoundingMode.HALF_EVEN);
                if (rounded.compareTo(last) > 0) {
                    shares.add(rounded.doubleValue());
                    last = rounded;
                }
                share = share.add(left.multiply(STEP));
            }
            left = left.divide(BigDecimal.valueOf(2));
        }
        return List.copyOf(shares);
    }
}
