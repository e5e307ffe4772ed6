package io.loadtester.master.reports;

/** Bytes of bodies, in all and per hit. */
record Bytes(long total, double mean) {

    static Bytes of(long total, long hits) {
        return new Bytes(total, hits == 0 ? 0 : (double) total / hits);
    }
}
