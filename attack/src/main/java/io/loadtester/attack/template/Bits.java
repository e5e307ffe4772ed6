package io.loadtester.attack.template;

/** Random numbers out of whole numbers: a pure function, so that there is no state to share or to allocate. */
final class Bits {

    /** 2^64 over the golden ratio, made odd: steps of it spread evenly. */
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Bits() {}

    /** The finisher of SplitMix64: a bijection of which every bit of the result depends on every bit given. */
    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** The {@code n}-th number of the stream that this seed begins. */
    static long at(long seed, long n) {
        return mix(seed + GOLDEN * (n + 1));
    }

    /** Evenly spread over 0 (inclusive) to {@code bound} (exclusive), which is unsigned. */
    static long below(long bound, long bits) {
        // The high half of the unsigned product, which Java 17 has for signed numbers only.
        return Math.multiplyHigh(bits, bound) + ((bits >> 63) & bound) + ((bound >> 63) & bits);
    }
}
