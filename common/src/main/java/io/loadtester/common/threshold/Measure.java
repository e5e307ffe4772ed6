package io.loadtester.common.threshold;

import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Slice;
import io.loadtester.common.result.SparseHistogram;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A measure of a set of hits. {@code toString} gives it as written in a threshold. */
public sealed interface Measure {

    /** A statistic of one of the measured times, over a population of hits. */
    record Time(Statistic statistic, MeasuredTime time, Population population) implements Measure {

        /** The recorded times. */
        public SparseHistogram of(Latencies latencies) {
            return switch (time) {
                case RESPONSE ->
                    switch (population) {
                        case EVERY, SUCCEEDED -> latencies.sparse(LatencyKind.RESPONSE);
                        case FAILED -> latencies.sparse(LatencyKind.FAILED_RESPONSE);
                        case ALL -> latencies.sparseOfAll();
                    };
                case SERVICE -> latencies.sparse(LatencyKind.SERVICE);
                case FIRST_BYTE -> latencies.sparse(LatencyKind.FIRST_BYTE);
                case START_DELAY -> latencies.sparse(LatencyKind.START_DELAY);
            };
        }

        /** How many further hits there were that count as slower than any response. */
        public long slowerThanAny(Slice slice) {
            return population == Population.EVERY && time != MeasuredTime.START_DELAY ? slice.failed() : 0;
        }

        @Override
        public String toString() {
            String of = population == Population.EVERY ? "" : ", " + population;
            return statistic + "(" + time + of + ")";
        }
    }

    /** The hits that a statistic covers. */
    enum Population {
        /** All that ended; a failed hit counts as slower than any response. For start delays: all that were sent. */
        EVERY(""),
        SUCCEEDED("succeeded"),
        FAILED("failed"),
        /** All that ended, each with its actual time. */
        ALL("all");

        private final String word;

        Population(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /**
     * A statistic of a distribution.
     *
     * @param percentile above 0, at most 100; null for the mean
     */
    record Statistic(@Nullable BigDecimal percentile) {

        public static final Statistic MEAN = new Statistic(null);
        public static final Statistic MAX = new Statistic(BigDecimal.valueOf(100));

        public Statistic {
            percentile = percentile == null ? null : percentile.stripTrailingZeros();
        }

        @Override
        public String toString() {
            if (percentile == null) {
                return "mean";
            }
            return equals(MAX) ? "max" : "p" + percentile.toPlainString();
        }
    }

    /** One of the times measured for a hit. */
    enum MeasuredTime {
        RESPONSE("response"),
        SERVICE("service"),
        FIRST_BYTE("firstByte"),
        START_DELAY("startDelay");

        private final String word;

        MeasuredTime(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** A number of hits with something in common. */
    sealed interface Hits extends Measure {

        long in(Slice slice);
    }

    /**
     * Hits that failed because of their status, an assertion, or an incomplete or missing response.
     *
     * @param kind null for all
     */
    record Failures(@Nullable FailureKind kind) implements Hits {

        @Override
        public long in(Slice slice) {
            return kind == null ? slice.failed() : slice.failures().getOrDefault(kind, 0L);
        }

        @Override
        public String toString() {
            return kind == null ? "failures" : "failures(" + kind.word() + ")";
        }
    }

    /** Hits that succeeded. */
    record Successes() implements Hits {

        @Override
        public long in(Slice slice) {
            return slice.succeeded();
        }

        @Override
        public String toString() {
            return "success";
        }
    }

    /** Hits answered with one status code, or any code of a class. */
    record Statuses(int least, int most) implements Hits {

        @Override
        public long in(Slice slice) {
            return slice.statusCodes().entrySet().stream()
                    .filter(code -> least <= code.getKey() && code.getKey() <= most)
                    .mapToLong(code -> code.getValue())
                    .sum();
        }

        @Override
        public String toString() {
            return "status(" + (least == most ? String.valueOf(least) : least / 100 + "xx") + ")";
        }
    }

    /** Hits per second. */
    enum Rate implements Measure {
        /** Hits sent. */
        RATE,
        /** Hits that succeeded, over a time that includes waiting for the last response. */
        THROUGHPUT;

        public long in(Slice slice) {
            return this == RATE ? slice.ledger().sent() : slice.succeeded();
        }

        @Override
        public String toString() {
            return this == RATE ? "rate" : "throughput";
        }
    }
}
