package io.loadtester.attack.loop;

import io.loadtester.attack.assertion.Expectation;
import io.loadtester.attack.capture.Capture;
import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.OwnTarget;
import io.loadtester.attack.http.EncodedRequest;
import io.loadtester.attack.http.VariedRequests;
import io.loadtester.common.test.Target;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A target for one hit, ready to be sent; handed from the feed's thread to one event loop.
 *
 * @param fixed the request, if there is nothing to fill in
 * @param varied makes the request otherwise
 */
record FedTarget(
        Target target,
        int name,
        Expectation expectation,
        @Nullable EncodedRequest fixed,
        @Nullable VariedRequests varied)
        implements OwnTarget {

    EncodedRequest request(long seq, long unixMillis) {
        if (fixed != null) {
            return fixed;
        }
        return Objects.requireNonNull(varied).next(seq, unixMillis);
    }

    /** Releases a target that will not be hit. */
    void release() {
        if (fixed != null) {
            fixed.release();
        }
    }

    @Override
    public Capture wanted() {
        return expectation.wanted();
    }

    @Override
    public @Nullable Failure check(Hit hit) {
        return expectation.check(hit);
    }
}
