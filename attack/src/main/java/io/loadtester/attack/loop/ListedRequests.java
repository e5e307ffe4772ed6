package io.loadtester.attack.loop;

import io.loadtester.attack.http.EncodedRequest;
import io.loadtester.attack.http.RequestEncoder;
import io.loadtester.attack.http.RequestSource;
import io.loadtester.attack.http.RequestTemplate;
import io.loadtester.attack.http.VariedRequests;
import io.loadtester.attack.http.VariedTemplate;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.RequestOptions;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.TargetCursor;
import io.loadtester.common.test.TargetKind;
import io.loadtester.common.test.TargetList;
import io.loadtester.common.test.template.Template;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. The requests of many targets, which stay in their compact form: what targets of one kind
 * share is encoded once, and paths and bodies are copied from the list for each hit. Nothing is done for a target
 * before it is hit, so that an attack on a million targets starts as fast as an attack on one.
 *
 * <p>Targets with placeholders, unique headers or long bodies get a newly encoded request for every hit, which takes a
 * few microseconds.
 */
final class ListedRequests extends Requests {

    private final TargetRequests of;
    private final ByteBufAllocator allocator;
    private final TargetCursor cursor;
    private final boolean templates;
    private final boolean attackVaries;
    private final boolean attackHasBody;

    /** Two entries per kind, without and with a body; created on first use. */
    private final @Nullable VariedRequests[] ofKind;

    private final TargetList targets;
    private int target;

    ListedRequests(TargetRequests of, LoopPart part, ByteBufAllocator allocator) {
        super(of, part);
        this.of = of;
        this.allocator = allocator;
        this.targets = of.targets();
        this.cursor = targets.cursor();
        RequestOptions options = of.spec().options().request();
        this.templates = options.template();
        this.attackHasBody = !options.body().isEmpty();
        this.attackVaries =
                templates && options.headers().stream().anyMatch(header -> Template.hasPlaceholders(header.value()));
        this.ofKind = new VariedRequests[2 * targets.kinds().size()];
    }

    @Override
    EncodedRequest request(long n, long seq, long unixMillis) {
        target = targetOf(n);
        TargetKind kind = cursor.at(target).kind();
        List<Header> headers = kind.headers();
        boolean varied = attackVaries || (templates && kind.varied());
        return headers == null || varied || hasOtherBody()
                ? made(cursor.target(), seq, unixMillis)
                : requests(kind, headers).next(seq, unixMillis, target);
    }

    /** Whether the body must not be copied from the list. */
    private boolean hasOtherBody() {
        return cursor.bodyLength() == 0 ? attackHasBody : RequestEncoder.isLong(cursor.bodyLength());
    }

    private VariedRequests requests(TargetKind kind, List<Header> headers) {
        boolean withBody = cursor.bodyLength() > 0;
        int index = 2 * cursor.kindIndex() + (withBody ? 1 : 0);
        VariedRequests requests = ofKind[index];
        if (requests == null) {
            requests = RequestEncoder.encode(of.spec(), kind, headers, withBody, of.variation(), allocator);
            ofKind[index] = requests;
        }
        return requests;
    }

    private EncodedRequest made(Target made, long seq, long unixMillis) {
        RequestSource source = RequestSource.of(made, of.spec(), of.variation());
        return source instanceof VariedTemplate template
                ? RequestEncoder.encode(template, allocator).next(seq, unixMillis)
                : RequestEncoder.encodeOnce((RequestTemplate) source, allocator);
    }

    @Override
    int target() {
        return target;
    }

    @Override
    void release() {}
}
