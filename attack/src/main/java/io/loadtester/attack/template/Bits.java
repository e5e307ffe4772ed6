package io.loadtester.attack.template;

/** Random numbers as pure functions of integers, so that there is no state to share or allocate. */
final class Bits {

    /** 2^64 divided by the golden ratio, made odd: its multiples are spread evenly. */
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Bits() {}

    /** The finalizer of SplitMix64: a bijection in which every result bit depends on every input bit. */
    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** The {@code n}-th number of the stream with this seed. */
    static long at(long seed, long n) {
        return mix(seed + GOLDEN * (n + 1));
    }

    /** Maps random bits evenly to 0 (inclusive) to {@code bound} (exclusive), which is unsigned. */
    static long below(long bound, long bits) {
        // The high half of the unsigned product; Java 17 has it only for signed numbers.
        return Math.multiplyHigh(bits, bound) + ((bits >> 63) & bound) + ((bound >> 63) & bits);
    }
}
