package io.loadtester.attack.template;

import io.loadtester.common.test.TargetCursor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one hit at a time. What placeholders are filled in with: all of it follows from the test's seed, the hit's
 * number and the time it was released, so that the same hit can be written again.
 */
public final class HitValues {

    private final Variation variation;
    private final @Nullable TargetCursor target;

    private long seq;
    private long millis;
    private int row;

    HitValues(Variation variation, @Nullable TargetCursor target) {
        this.variation = variation;
        this.target = target;
    }

    /**
     * Becomes those of another hit.
     *
     * @param newSeq the hit's number in the test, from 0
     * @param newMillis Unix milliseconds
     */
    public void begin(long newSeq, long newMillis) {
        seq = newSeq;
        millis = newMillis;
        row = variation.rowOf(newSeq);
    }

    /** Has the parts that come out of the list of targets follow this one. */
    public void aim(int index) {
        target().at(index);
    }

    /** Stands on the hit's target, if its requests are made out of a list. */
    TargetCursor target() {
        return Objects.requireNonNull(target);
    }

    long seq() {
        return seq;
    }

    long millis() {
        return millis;
    }

    /** The feeder's row; 0 if there is no feeder. */
    int row() {
        return row;
    }

    /** Random bits, the same for the same placeholder of the same hit. */
    long bits(int placeholder) {
        return variation.bits(seq, 2 * placeholder);
    }

    /** As many more. */
    long moreBits(int placeholder) {
        return variation.bits(seq, 2 * placeholder + 1);
    }
}
