package io.loadtester.common.threshold;

import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Slice;
import io.loadtester.common.result.SparseHistogram;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What is measured of a set of hits. Each is shown as it is written in a threshold. */
public sealed interface Measure {

    /** A statistic of one of the measured times, over some of the hits. */
    record Time(Statistic statistic, MeasuredTime time, Population population) implements Measure {

        /** The times that were recorded. */
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

        /** How many hits there were besides, each slower than any answer. */
        public long slowerThanAny(Slice slice) {
            return population == Population.EVERY && time != MeasuredTime.START_DELAY ? slice.failed() : 0;
        }

        @Override
        public String toString() {
            String of = population == Population.EVERY ? "" : ", " + population;
            return statistic + "(" + time + of + ")";
        }
    }

    /** Over which hits a statistic is. */
    enum Population {
        /** All that ended; one that failed counts as slower than any answer. Of start delays: all that were sent. */
        EVERY(""),
        SUCCEEDED("succeeded"),
        FAILED("failed"),
        /** All that ended, each with the time it took. */
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

        @Override
        public String toString() {
            if (percentile == null) {
                return "mean";
            }
            return equals(MAX) ? "max" : "p" + percentile.toPlainString();
        }
    }

    /** One of the times that are measured of a hit. */
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

    /** How many hits had something in common. */
    sealed interface Hits extends Measure {

        long in(Slice slice);
    }

    /**
     * Hits that failed, whether by their status or an assertion, or because no whole response came.
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

    /** Hits answered with one status code, or with one of a class. */
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
        /** Hits that succeeded, the time waited for the last of them included. */
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
