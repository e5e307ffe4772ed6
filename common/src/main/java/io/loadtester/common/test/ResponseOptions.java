package io.loadtester.common.test;

import java.time.Duration;
import java.util.List;

/**
 * What is made of responses.
 *
 * @param maxBody how many bytes of each body are recorded where results are, {@link #WHOLE_BODY} for all
 * @param buckets lower bounds by which reports count latencies, growing; empty for none
 * @param assertions what must hold of the responses of all targets
 */
public record ResponseOptions(long maxBody, List<Duration> buckets, List<Assertion> assertions) {

    /** {@link #maxBody()} for bodies that are kept whole. */
    public static final long WHOLE_BODY = -1;

    public static final ResponseOptions DEFAULTS = new ResponseOptions(WHOLE_BODY, List.of(), List.of());

    public ResponseOptions {
        if (maxBody < WHOLE_BODY) {
            throw new IllegalArgumentException("maxBody must be -1 (no limit) or more: " + maxBody);
        }
        buckets = List.copyOf(buckets);
        assertions = List.copyOf(assertions);
        for (int i = 0; i < buckets.size(); i++) {
            if (buckets.get(i).isNegative() || (i > 0 && buckets.get(i).compareTo(buckets.get(i - 1)) <= 0)) {
                throw new IllegalArgumentException("buckets must grow from 0 or more: " + buckets);
            }
        }
    }
}
