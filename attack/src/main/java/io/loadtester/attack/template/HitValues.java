package io.loadtester.attack.template;

import io.loadtester.common.test.TargetCursor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one hit at a time. The values that fill placeholders. They depend only on the test's seed, the hit's number
 * and its release time, so that the same hit can be written again.
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
     * Switches to another hit.
     *
     * @param newSeq the hit's number in the test, from 0
     * @param newMillis Unix milliseconds
     */
    public void begin(long newSeq, long newMillis) {
        seq = newSeq;
        millis = newMillis;
        row = variation.rowOf(newSeq);
    }

    /** Selects the target in the list from which listed parts are copied. */
    public void aim(int index) {
        target().at(index);
    }

    /** Cursor on the hit's target; call only if requests are made from a list of targets. */
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

    /** Random bits; always the same for a placeholder of a hit. */
    long bits(int placeholder) {
        return variation.bits(seq, 2 * placeholder);
    }

    /** 64 more random bits. */
    long moreBits(int placeholder) {
        return variation.bits(seq, 2 * placeholder + 1);
    }
}
