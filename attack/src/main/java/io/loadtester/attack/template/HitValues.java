package io.loadtester.attack.template;

/**
 * Owned by one hit at a time. What placeholders are filled in with: all of it follows from the test's seed, the hit's
 * number and the time it was released, so that the same hit can be written again.
 */
public final class HitValues {

    private final Variation variation;

    private long seq;
    private long millis;
    private int row;

    HitValues(Variation variation) {
        this.variation = variation;
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
