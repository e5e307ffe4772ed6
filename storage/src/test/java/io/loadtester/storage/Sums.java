package io.loadtester.storage;

import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.Slice;
import java.util.function.Consumer;

/** The sums of slices. */
public record Sums(HitCounts counts, Latencies latencies) {

    /** @param reading passes slices to its argument */
    public static Sums of(Consumer<Consumer<Slice>> reading) {
        HitCounts.Sum counts = new HitCounts.Sum();
        Latencies latencies = Latencies.create();
        reading.accept(slice -> {
            counts.add(slice.counts());
            latencies.add(slice.latencies());
        });
        return new Sums(counts.total(), latencies);
    }
}
