package io.loadtester.attack.template;

/**
 * A different order of the rows for every pass. Each position is computed independently, so that workers and loops
 * agree without communicating and no order is kept in memory. Immutable.
 */
final class Shuffle {

    private static final int ROUNDS = 6;

    private final int rows;
    private final long seed;
    private final int halfBits;
    private final long halfMask;

    Shuffle(int rows, long seed) {
        this.rows = rows;
        this.seed = seed;
        int bits = Math.max(2, Integer.SIZE - Integer.numberOfLeadingZeros(rows - 1));
        this.halfBits = (bits + 1) / 2;
        this.halfMask = (1L << halfBits) - 1;
    }

    /** The row at a place in a pass; places are from 0 to below the number of rows. */
    int row(long pass, int place) {
        long key = Bits.at(seed, pass);
        long row = place;
        do {
            row = permute(row, key);
            // The network permutes up to four times as many numbers as there are rows; repeating it (cycle walking)
            // still gives
            // a permutation of the rows.
        } while (row >= rows);
        return (int) row;
    }

    /** A Feistel network, which is a bijection whatever its round function. */
    private long permute(long value, long key) {
        long left = value >>> halfBits;
        long right = value & halfMask;
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ (Bits.at(key + right, round) & halfMask);
            left = right;
            right = next;
        }
        return (left << halfBits) | right;
    }
}
