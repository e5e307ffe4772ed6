package io.loadtester.common.test;

import java.time.Duration;
import java.util.List;

/**
 * How responses are recorded and checked.
 *
 * @param maxBody how many bytes of each body are recorded with its result, {@link #WHOLE_BODY} for all
 * @param buckets lower bounds of the latency buckets in reports, ascending; empty for none
 * @param assertions checks on the responses of all targets
 */
public record ResponseOptions(long maxBody, List<Duration> buckets, List<Assertion> assertions) {

    /** {@link #maxBody()} for recording whole bodies. */
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
                throw new IllegalArgumentException("buckets must be 0 or more and ascending: " + buckets);
            }
        }
    }
}
