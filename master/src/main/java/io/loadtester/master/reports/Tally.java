package io.loadtester.master.reports;

import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Slice;
import io.loadtester.common.result.SparseHistogram;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sum of some intervals: of a target's or a worker's. Mutable, used by one thread. */
final class Tally {

    private Ledger ledger = Ledger.ZERO;
    private long succeeded;
    private final Map<Integer, Long> statusCodes = new TreeMap<>();
    private final Map<FailureKind, Long> failures = new TreeMap<>();

    /** Sparse: there may be a thousand workers. */
    private SparseHistogram responseTime = SparseHistogram.NONE;

    void add(Slice slice) {
        ledger = ledger.plus(slice.ledger());
        slice.statusCodes().forEach((code, hits) -> {
            statusCodes.merge(code, hits, Long::sum);
            succeeded += code >= 200 && code < 400 ? hits : 0;
        });
        slice.failures().forEach((kind, hits) -> failures.merge(kind, hits, Long::sum));
        responseTime = responseTime.plus(slice.latencies().sparseResponseTime());
    }

    Ledger ledger() {
        return ledger;
    }

    long succeeded() {
        return succeeded;
    }

    /** Share of the scheduled hits that succeeded; 0 when there were none. */
    double success() {
        return ledger.scheduled() == 0 ? 0 : (double) succeeded / ledger.scheduled();
    }

    /** @param asked percentiles besides those that every report has */
    Percentiles latencies(List<Percentile> asked) {
        return Percentiles.of(responseTime.toHistogram(), asked);
    }

    Map<String, Long> statusCodes() {
        Map<String, Long> byText = new LinkedHashMap<>();
        statusCodes.forEach((code, hits) -> byText.put(String.valueOf(code), hits));
        return byText;
    }

    Map<String, Long> failures() {
        Map<String, Long> byWord = new LinkedHashMap<>();
        failures.forEach((kind, hits) -> byWord.put(kind.word(), hits));
        return byWord;
    }
}
