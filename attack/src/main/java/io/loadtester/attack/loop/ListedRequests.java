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
 * Owned by one event loop. The requests of many targets, which stay as small as they are kept: what targets of one kind
 * have in common is encoded once, and paths and bodies are copied out of the list hit by hit. Nothing is done for a target
 * before it is hit, so that an attack on a million begins as soon as one on one.
 *
 * <p>Targets with placeholders, with headers that none of the others has and with long bodies have their requests made
 * anew for every hit, which costs some microseconds.
 */
final class ListedRequests extends Requests {

    private final TargetRequests of;
    private final ByteBufAllocator allocator;
    private final TargetCursor cursor;
    private final boolean templates;
    private final boolean attackVaries;
    private final boolean attackHasBody;

    /** Of each kind the requests without a body, and with one; made when first asked for. */
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

    /** Whether the body is one that is not to be copied out of the list. */
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
