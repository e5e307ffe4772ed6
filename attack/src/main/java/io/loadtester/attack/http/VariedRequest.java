package io.loadtester.attack.http;

import io.loadtester.attack.template.HitValues;
import io.loadtester.common.url.Origin;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. The request of one hit of a target with placeholders; reused for later hits. Its bytes are
 * made when they are written: a hit that waits keeps none.
 */
final class VariedRequest implements EncodedRequest {

    private final VariedRequests requests;
    private final HitValues values;

    VariedRequest(VariedRequests requests, HitValues values) {
        this.requests = requests;
        this.values = values;
    }

    HitValues values() {
        return values;
    }

    /** Made anew at every call. */
    @Override
    public RequestTemplate template() {
        return requests.template().of(values);
    }

    @Override
    public Origin origin() {
        return requests.origin();
    }

    /** Made anew at every call. */
    @Override
    public String url() {
        return requests.template().urlOf(values);
    }

    @Override
    public int hops() {
        return 0;
    }

    @Override
    public boolean isHead() {
        return requests.template().method().equals("HEAD");
    }

    @Override
    public boolean keepAlive() {
        return requests.template().keepAlive();
    }

    @Override
    public int bodyBytes() {
        return requests.template().body().length(values);
    }

    @Override
    public ByteBuf view() {
        return requests.encode(values);
    }

    @Override
    public @Nullable LongBody longBody() {
        return null;
    }

    /** Made anew at every call. */
    @Override
    public Http2Request http2() {
        RequestTemplate template = template();
        return Http2Request.of(template, Unpooled.wrappedBuffer(template.body().bytes()));
    }

    @Override
    public boolean isOfOneHit() {
        return true;
    }

    @Override
    public void release() {
        requests.reuse(this);
    }

    /** The number was filled in with all the rest. */
    @Override
    public EncodedRequest numbered(long seq) {
        return this;
    }
}
