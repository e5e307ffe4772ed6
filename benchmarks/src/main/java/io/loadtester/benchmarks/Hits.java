package io.loadtester.benchmarks;

import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.http.EncodedRequest;
import io.loadtester.attack.http.RequestEncoder;
import io.loadtester.attack.http.RequestTemplate;
import io.loadtester.attack.recording.TargetNames;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.TargetList;
import io.loadtester.common.url.Url;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.net.URI;
import java.util.List;
import java.util.Random;

/**
 * A hit object reused for a series of hits, with the latencies of a fast service with a long tail; the same in every
 * run.
 */
final class Hits {

    private static final int LATENCIES = 4096;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long MEDIAN_NANOS = 300_000;
    private static final URI URL = URI.create("http://127.0.0.1:8080/");

    private final Hit hit = new Hit(0);
    private final EncodedRequest request = RequestEncoder.encode(
            new RequestTemplate("GET", Url.parse(URL.toString()), List.of(), Body.EMPTY, true),
            UnpooledByteBufAllocator.DEFAULT);
    private final long[] latenciesNanos = latencies();
    private int count;
    private long dueNanos;

    TargetNames names() {
        return TargetNames.of(TargetList.copyOf(List.of(new Target("a", "GET", URL, List.of(), Body.EMPTY))));
    }

    /** The next hit, released and due in this second of the test. */
    Hit next(int second) {
        count++;
        dueNanos = second * NANOS_PER_SECOND + count % 1_000_000;
        hit.begin(1, 0, 0, dueNanos, dueNanos, request, dueNanos);
        return hit;
    }

    void send() {
        hit.send(dueNanos + 5_000 + (count & 1023));
    }

    void end() {
        hit.respond(200, 3);
        hit.end(null, dueNanos + latenciesNanos[count % LATENCIES]);
    }

    private static long[] latencies() {
        Random random = new Random(1);
        long[] nanos = new long[LATENCIES];
        for (int i = 0; i < LATENCIES; i++) {
            nanos[i] = (long) (MEDIAN_NANOS * Math.exp(0.6 * random.nextGaussian()));
        }
        return nanos;
    }
}
