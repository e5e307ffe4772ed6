package io.loadtester.spec;

import org.jspecify.annotations.Nullable;

/**
 * How a form shows an option.
 *
 * @param common whether it is among the few that a form shows first
 * @param unit what its number counts, in the plural; null if it is not a count
 * @param perWorker whether the value holds for each worker by itself rather than for the whole test
 * @param fleet whether a test of the fleet takes it; otherwise a field of the test takes its place
 */
public record OptionDisplay(
        OptionGroup group, boolean common, @Nullable String unit, boolean perWorker, boolean fleet) {

    static final OptionDisplay DEFAULT = new OptionDisplay(OptionGroup.REQUESTS, false, null, false, true);

    OptionDisplay in(OptionGroup other) {
        return new OptionDisplay(other, common, unit, perWorker, fleet);
    }

    OptionDisplay asCommon() {
        return new OptionDisplay(group, true, unit, perWorker, fleet);
    }

    OptionDisplay counting(String counted) {
        return new OptionDisplay(group, common, counted, perWorker, fleet);
    }

    OptionDisplay forEachWorker() {
        return new OptionDisplay(group, common, unit, true, fleet);
    }

    OptionDisplay withoutFleet() {
        return new OptionDisplay(group, common, unit, perWorker, false);
    }
}
