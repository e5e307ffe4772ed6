package io.loadtester.benchmarks.simulate;

import io.loadtester.common.result.Completions;
import io.loadtester.common.result.Exemplar;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Contents of intervals, generated and encoded in advance, because encoding histograms takes longer than storing them.
 * Response times are lognormal, nearly all between 10 ms and 1 s; one hit in a hundred gets a 503.
 */
final class IntervalTemplates {

    private static final int COUNT = 2_000;
    private static final double MEDIAN_NANOS = 100_000_000;
    /** Standard deviation: 10 ms and 1 s are three of them from the median. */
    private static final double SIGMA = Math.log(10) / 3;

    private static final long LEAST_NANOS = 10_000_000;
    private static final long MOST_NANOS = 1_000_000_000;
    private static final int SLOWEST = 3;
    private static final long BYTES_PER_HIT = 512;
    private static final String URL = "http://target.example:8080/api/orders/12345?page=";

    /** The content of one interval. */
    record Template(HitCounts counts, Latencies latencies, List<Exemplar> exemplars) {}

    private final List<Template> templates = new ArrayList<>(COUNT);

    IntervalTemplates(int hitsPerInterval, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < COUNT; i++) {
            templates.add(template(Math.max(1, random.nextInt(2 * hitsPerInterval)), random));
        }
    }

    /** The template with this number, the same every time. */
    Template get(long number) {
        return templates.get((int) (number * 31 % COUNT));
    }

    private static Template template(int hits, Random random) {
        Latencies latencies = Latencies.create();
        Map<Integer, Long> statusCodes = new TreeMap<>();
        List<Exemplar> slowest = new ArrayList<>();
        long succeeded = 0;
        for (int hit = 0; hit < hits; hit++) {
            long serviceNanos = (long)
                    Math.min(MOST_NANOS, Math.max(LEAST_NANOS, MEDIAN_NANOS * Math.exp(SIGMA * random.nextGaussian())));
            long startDelayNanos = 5_000L + random.nextInt(50_000);
            int statusCode = random.nextInt(100) == 0 ? 503 : 200;
            latencies.histogram(LatencyKind.START_DELAY).recordValue(startDelayNanos);
            if (statusCode == 200) {
                succeeded++;
                latencies.histogram(LatencyKind.RESPONSE).recordValue(startDelayNanos + serviceNanos);
                latencies.histogram(LatencyKind.SERVICE).recordValue(serviceNanos);
                latencies.histogram(LatencyKind.FIRST_BYTE).recordValue(serviceNanos - serviceNanos / 10);
            } else {
                latencies.histogram(LatencyKind.FAILED_RESPONSE).recordValue(startDelayNanos + serviceNanos);
            }
            statusCodes.merge(statusCode, 1L, Long::sum);
            if (hit < SLOWEST) {
                slowest.add(new Exemplar(hit, startDelayNanos + serviceNanos, 200, null, URL + hit));
            }
        }
        HitCounts counts = new HitCounts(
                new Ledger(hits, hits, 0, hits, 0),
                succeeded,
                new Completions(succeeded, hits - succeeded),
                statusCodes,
                Map.of(FailureKind.STATUS, hits - succeeded),
                0,
                BYTES_PER_HIT * hits,
                0);
        return new Template(counts, Latencies.ofEncoded(latencies::encoded), slowest);
    }
}
