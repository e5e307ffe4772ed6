package io.loadtester.common.threshold;

import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.Slice;
import io.loadtester.common.result.SparseHistogram;
import java.math.BigDecimal;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What is measured of a set of hits. Each is shown as it is written in a threshold. */
public sealed interface Measure {

    /** A statistic of one of the measured times. */
    record Time(Statistic statistic, MeasuredTime time) implements Measure {

        @Override
        public String toString() {
            return statistic + "(" + time + ")";
        }
    }

    /**
     * One number for a distribution.
     *
     * @param percentile above 0, at most 100; null for the mean
     */
    record Statistic(@Nullable BigDecimal percentile) {

        public static final Statistic MEAN = new Statistic(null);
        public static final Statistic MAX = new Statistic(BigDecimal.valueOf(100));

        public Statistic {
            percentile = percentile == null ? null : percentile.stripTrailingZeros();
        }

        /** Nanoseconds; the histogram must not be empty. */
        double of(Histogram histogram) {
            return percentile == null ? histogram.getMean() : histogram.getValueAtPercentile(percentile.doubleValue());
        }

        @Override
        public String toString() {
            if (percentile == null) {
                return "mean";
            }
            return equals(MAX) ? "max" : "p" + percentile.toPlainString();
        }
    }

    /** One of the three times that are measured of a hit. */
    enum MeasuredTime {
        RESPONSE("response"),
        SERVICE("service"),
        START_DELAY("startDelay");

        private final String word;

        MeasuredTime(String word) {
            this.word = word;
        }

        public SparseHistogram of(Latencies latencies) {
            return switch (this) {
                case RESPONSE -> latencies.sparseResponseTime();
                case SERVICE -> latencies.sparseServiceTime();
                case START_DELAY -> latencies.sparseStartDelay();
            };
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** How many hits had something in common. */
    sealed interface Hits extends Measure {

        long in(Slice slice);
    }

    /**
     * Hits that failed or were abandoned.
     *
     * @param kind null for all
     */
    record Failures(@Nullable FailureKind kind) implements Hits {

        @Override
        public long in(Slice slice) {
            return kind == null
                    ? slice.ledger().failed() + slice.ledger().abandoned()
                    : slice.failures().getOrDefault(kind, 0L);
        }

        @Override
        public String toString() {
            return kind == null ? "failures" : "failures(" + kind.word() + ")";
        }
    }

    /** Hits answered with a status from 200 to 399. */
    record Successes() implements Hits {

        @Override
        public long in(Slice slice) {
            return Statuses.count(slice, 200, 399);
        }

        @Override
        public String toString() {
            return "success";
        }
    }

    /** Hits answered with one status code, or with one of a class. */
    record Statuses(int least, int most) implements Hits {

        @Override
        public long in(Slice slice) {
            return count(slice, least, most);
        }

        private static long count(Slice slice, int least, int most) {
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
        /** Hits answered with a status from 200 to 399, the time waited for the last of them included. */
        THROUGHPUT;

        long in(Slice slice) {
            return this == RATE ? slice.ledger().sent() : Statuses.count(slice, 200, 399);
        }

        @Override
        public String toString() {
            return this == RATE ? "rate" : "throughput";
        }
    }
}
