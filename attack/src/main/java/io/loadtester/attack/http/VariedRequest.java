package io.loadtester.attack.http;

import io.loadtester.attack.template.HitValues;
import io.loadtester.common.url.Origin;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. The request of one hit of a target with placeholders; reused for later hits. It is encoded
 * only when written, so a waiting hit holds no bytes.
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

    /** Creates a new object on every call. */
    @Override
    public RequestTemplate template() {
        return requests.template().of(values);
    }

    @Override
    public Origin origin() {
        return requests.origin();
    }

    /** Creates a new string on every call. */
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

    /** Creates a new object on every call. */
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

    /** Returns this request, which already has the number. */
    @Override
    public EncodedRequest numbered(long seq) {
        return this;
    }
}
