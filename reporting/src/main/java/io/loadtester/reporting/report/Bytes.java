package io.loadtester.reporting.report;

/** Bytes of bodies, in total and per hit. */
public record Bytes(long total, double mean) {

    public static Bytes of(long total, long hits) {
        return new Bytes(total, hits == 0 ? 0 : (double) total / hits);
    }
}
