package io.loadtester.common.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The values of a feeder, row by row, in UTF-8; immutable. */
public final class FeederRows {

    public static final FeederRows NONE = new FeederRows(1, new byte[0], new int[] {0});

    private final int columns;
    private final byte[] bytes;

    /** Where each value begins and the one before it ends; one more than there are values. */
    private final int[] bounds;

    private FeederRows(int columns, byte[] bytes, int[] bounds) {
        this.columns = columns;
        this.bytes = bytes;
        this.bounds = bounds;
    }

    public int count() {
        return (bounds.length - 1) / columns;
    }

    /** Where a value begins in {@link #bytes}. */
    public int start(int row, int column) {
        return bounds[row * columns + column];
    }

    /** Where it ends. */
    public int end(int row, int column) {
        return bounds[row * columns + column + 1];
    }

    /** All values, one after the other; not to be changed: there may be megabytes of them, and none is copied per hit. */
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

    /** Rows in the making. */
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
