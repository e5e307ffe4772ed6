package io.loadtester.cli.search;

import java.util.TreeSet;

/**
 * Decides which rate a search tries next. Doubles the rate from the lowest until one fails, bisects the interval
 * (geometrically) down to the precision, and confirms the rate that held with a longer run. If the confirmation fails,
 * the rate goes down by a step that doubles each time and is confirmed again, so the result has always passed a longer
 * run. A step spoilt by the generator is repeated once. Does no timing and runs no attacks. Mutable, not thread-safe.
 */
final class CapacitySearch {

    private static final double RAMP = 2;

    /**
     * @param from lowest rate, above 0
     * @param to highest rate
     * @param precision share by which the found rate may be too low, such as 0.02
     */
    record Bounds(double from, double to, double precision) {

        Bounds {
            if (!(from > 0 && to >= from && precision > 0 && precision <= 1)) {
                throw new IllegalArgumentException("bounds of a search out of range: " + from + ", " + to);
            }
        }
    }

    /** The outcome of a step. */
    enum Outcome {
        HOLDS,
        FAILS,
        /** The generator could not keep up, so the step says nothing about the target. */
        SPOILT
    }

    /** The purpose of a step. */
    enum Stage {
        RAMP,
        BISECT,
        CONFIRM
    }

    /** The next step, or the end of the search. */
    sealed interface Move {}

    record Step(double ratePerSecond, Stage stage) implements Move {}

    /**
     * The rate holds, confirmed.
     *
     * @param isHighest whether it is the highest rate of the search, so that the target may sustain more
     */
    record Found(double ratePerSecond, boolean isHighest) implements Move {}

    /** Not even the lowest rate holds. */
    record NoneHolds(double ratePerSecond) implements Move {}

    /**
     * The generator reached its limit before the target did.
     *
     * @param ratePerSecond the rate that the generator could not sustain
     * @param heldPerSecond the highest rate below that held, unconfirmed; 0 if there is none
     */
    record GeneratorLimit(double ratePerSecond, double heldPerSecond) implements Move {}

    /**
     * The user interrupted the search.
     *
     * @param heldPerSecond the highest rate that held, unconfirmed; 0 if there is none
     */
    record Interrupted(double heldPerSecond) implements Move {}

    private final Bounds bounds;
    private final TreeSet<Double> held = new TreeSet<>();
    private double lowestFailed = Double.POSITIVE_INFINITY;
    private double backDown;
    private boolean again;
    private Move next;

    CapacitySearch(Bounds bounds) {
        this.bounds = bounds;
        this.backDown = bounds.precision();
        this.next = new Step(bounds.from(), Stage.RAMP);
    }

    Move next() {
        return next;
    }

    /** The end of a search that is interrupted before its next step. */
    Interrupted interrupted() {
        return new Interrupted(highestHeld());
    }

    /** Reports the outcome of the step from {@link #next()}. */
    void tell(Outcome outcome) {
        if (!(next instanceof Step step)) {
            throw new IllegalStateException("the search is over");
        }
        if (outcome == Outcome.SPOILT) {
            next = again ? new GeneratorLimit(step.ratePerSecond(), highestHeld()) : step;
            again = true;
            return;
        }
        again = false;
        if (outcome == Outcome.HOLDS) {
            held.add(step.ratePerSecond());
        } else {
            lowestFailed = Math.min(lowestFailed, step.ratePerSecond());
        }
        next = switch (step.stage()) {
            case RAMP -> outcome == Outcome.HOLDS ? higher(step.ratePerSecond()) : between();
            case BISECT -> between();
            case CONFIRM -> outcome == Outcome.HOLDS ? found(step.ratePerSecond()) : lower(step.ratePerSecond());
        };
    }

    private Move higher(double rate) {
        return rate >= bounds.to()
                ? new Step(rate, Stage.CONFIRM)
                : new Step(Math.min(bounds.to(), rate * RAMP), Stage.RAMP);
    }

    private Move between() {
        double low = highestHeld();
        if (low == 0) {
            return new NoneHolds(bounds.from());
        }
        double middle = Math.sqrt(low * lowestFailed);
        double rounded = rounded(middle, low);
        boolean narrow = lowestFailed <= low * (1 + bounds.precision());
        return narrow
                ? new Step(low, Stage.CONFIRM)
                : new Step(low < rounded && rounded < lowestFailed ? rounded : middle, Stage.BISECT);
    }

    private Move lower(double failed) {
        if (failed <= bounds.from()) {
            return new NoneHolds(bounds.from());
        }
        double rate = failed * (1 - Math.min(backDown, 0.5));
        backDown *= 2;
        return new Step(Math.max(bounds.from(), rounded(rate, rate)), Stage.CONFIRM);
    }

    private Move found(double rate) {
        return new Found(rate, rate >= bounds.to());
    }

    /** The highest rate that held below all that failed; 0 if there is none. */
    private double highestHeld() {
        Double below = held.lower(lowestFailed);
        return below == null ? 0 : below;
    }

    /** Rounds down to the digits that matter at this precision: 1,731 rather than 1,731.2054. */
    private double rounded(double rate, double low) {
        double digit = Math.pow(10, Math.floor(Math.log10(low * bounds.precision() / 2)));
        return Math.floor(rate / digit + 1e-9) * digit;
    }
}
