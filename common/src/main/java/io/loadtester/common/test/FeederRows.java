package io.loadtester.common.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** A feeder's values, row by row, in UTF-8; immutable. */
public final class FeederRows {

    public static final FeederRows NONE = new FeederRows(1, new byte[0], new int[] {0});

    private final int columns;
    private final byte[] bytes;

    /** Where each value begins and the previous one ends; one more than there are values. */
    private final int[] bounds;

    private FeederRows(int columns, byte[] bytes, int[] bounds) {
        this.columns = columns;
        this.bytes = bytes;
        this.bounds = bounds;
    }

    public int count() {
        return (bounds.length - 1) / columns;
    }

    /** The start of a value in {@link #bytes}. */
    public int start(int row, int column) {
        return bounds[row * columns + column];
    }

    /** The end of a value, exclusive. */
    public int end(int row, int column) {
        return bounds[row * columns + column + 1];
    }

    /** All values in sequence; must not be changed. Not copied, because there may be megabytes and hits read them. */
    @SuppressWarnings("EI_EXPOSE_REP")
    public byte[] bytes() {
        return bytes;
    }

    public String value(int row, int column) {
        int start = start(row, column);
        return new String(bytes, start, end(row, column) - start, UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeederRows rows
                && columns == rows.columns
                && Arrays.equals(bytes, rows.bytes)
                && Arrays.equals(bounds, rows.bounds);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bytes) + Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        return "FeederRows[" + count() + " of " + columns + " columns]";
    }

    /** Collects rows, value by value. Used by one thread. */
    public static final class Builder {
        private final int columns;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int[] bounds = new int[64];
        private int values;

        public Builder(int columns) {
            this.columns = columns;
        }

        public void add(String value) {
            bytes.writeBytes(value.getBytes(UTF_8));
            values++;
            if (values == bounds.length) {
                bounds = Arrays.copyOf(bounds, 2 * values);
            }
            bounds[values] = bytes.size();
        }

        public FeederRows build() {
            if (values % columns != 0) {
                throw new IllegalStateException("the last row is not complete");
            }
            return new FeederRows(columns, bytes.toByteArray(), Arrays.copyOf(bounds, values + 1));
        }
    }
}
