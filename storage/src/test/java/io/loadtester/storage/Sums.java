package io.loadtester.storage;

import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Slice;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What slices add up to. */
record Sums(
        Ledger ledger,
        Latencies latencies,
        Map<Integer, Long> statusCodes,
        Map<FailureKind, Long> failures,
        long bytesIn,
        long bytesOut) {

    /** @param reading hands slices over */
    static Sums of(Consumer<Consumer<Slice>> reading) {
        Sums[] sum = {new Sums(Ledger.ZERO, Latencies.create(), Map.of(), Map.of(), 0, 0)};
        reading.accept(slice -> sum[0] = sum[0].plus(slice));
        return sum[0];
    }

    private Sums plus(Slice slice) {
        latencies.add(slice.latencies());
        return new Sums(
                ledger.plus(slice.ledger()),
                latencies,
                plus(statusCodes, slice.statusCodes()),
                plus(failures, slice.failures()),
                bytesIn + slice.bytesIn(),
                bytesOut + slice.bytesOut());
    }

    private static <K> Map<K, Long> plus(Map<K, Long> some, Map<K, Long> others) {
        Map<K, Long> sum = new TreeMap<>(some);
        others.forEach((key, count) -> sum.merge(key, count, Long::sum));
        return sum;
    }
}
