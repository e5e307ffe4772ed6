package io.loadtester.attack.template;

import io.netty.buffer.ByteBuf;

/** Writes numbers as text without allocating. */
public final class Digits {

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private Digits() {}

    /** Number of characters of a decimal number, including its sign. */
    public static int decimalLength(long value) {
        int length = value < 0 ? 2 : 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            length++;
        }
        return length;
    }

    public static void writeDecimal(long value, ByteBuf out) {
        int start = out.writerIndex();
        int length = decimalLength(value);
        out.ensureWritable(length);
        if (value < 0) {
            out.setByte(start, '-');
        }
        long rest = value;
        int at = start + length;
        do {
            // Remainders of negative numbers are negative; not negating the number makes Long.MIN_VALUE work, too.
            out.setByte(--at, '0' + (int) Math.abs(rest % 10));
            rest /= 10;
        } while (rest != 0);
        out.writerIndex(start + length);
    }

    /** Writes the low {@code digits} hexadecimal digits of a number. */
    public static void writeHex(long value, int digits, ByteBuf out) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.writeByte(HEX[(int) (value >>> shift) & 15]);
        }
    }

    /** Number of hexadecimal digits of a non-negative number. */
    public static int hexLength(long value) {
        return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 3) / 4);
    }

    static void writePadded(int value, int digits, ByteBuf out) {
        int divisor = 1;
        for (int i = 1; i < digits; i++) {
            divisor *= 10;
        }
        for (int rest = value; divisor > 0; divisor /= 10) {
            out.writeByte('0' + rest / divisor);
            rest %= divisor;
        }
    }
}
