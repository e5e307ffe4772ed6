package io.loadtester.attack.loop;

import io.loadtester.attack.http.EncodedRequest;
import io.loadtester.attack.http.RequestEncoder;
import io.loadtester.attack.http.RequestSource;
import io.loadtester.attack.http.RequestTemplate;
import io.loadtester.attack.http.VariedRequests;
import io.loadtester.attack.http.VariedTemplate;
import io.loadtester.common.test.Target;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. The requests of a few targets: encoded once for targets whose request is always the same,
 * and for each hit otherwise.
 */
final class EncodedRequests extends Requests {

    /** By target; each target has an entry either here or in {@link #varied}. */
    private final @Nullable EncodedRequest[] fixed;

    private final @Nullable VariedRequests[] varied;
    private int target;

    EncodedRequests(TargetRequests of, LoopPart part, ByteBufAllocator allocator) {
        super(of, part);
        List<Target> targets = of.targets();
        fixed = new EncodedRequest[targets.size()];
        varied = new VariedRequests[targets.size()];
        for (int i = 0; i < fixed.length; i++) {
            RequestSource source = RequestSource.of(targets.get(i), of.spec(), of.variation());
            if (source instanceof RequestTemplate template) {
                fixed[i] = RequestEncoder.encode(template, allocator);
            } else if (source instanceof VariedTemplate template) {
                varied[i] = RequestEncoder.encode(template, allocator);
            }
        }
    }

    @Override
    EncodedRequest request(long n, long seq, long unixMillis) {
        target = targetOf(n);
        EncodedRequest same = fixed[target];
        if (same != null) {
            return same;
        }
        VariedRequests requests = varied[target];
        assert requests != null;
        return requests.next(seq, unixMillis);
    }

    @Override
    int target() {
        return target;
    }

    @Override
    void release() {
        for (EncodedRequest request : fixed) {
            if (request != null) {
                request.release();
            }
        }
    }
}
