package io.loadtester.attack.http;

import io.loadtester.common.test.Body;
import io.loadtester.common.url.Origin;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.ReferenceCounted;
import org.jspecify.annotations.Nullable;

/** Owned by one event loop. A request with nothing to fill in: encoded once and sent any number of times. */
final class FixedRequest implements EncodedRequest {

    private final RequestTemplate template;
    private final Origin origin;
    private final String url;
    private final boolean head;
    private final ByteBuf bytes;
    private final @Nullable LongBody longBody;
    private final boolean ofOneHit;
    private final int hops;
    private final int openingBytes;

    private @Nullable Http2Request http2;

    /** The first of those numbered for hits that have ended. */
    private @Nullable NumberedRequest idle;

    private boolean released;

    /**
     * @param bytes all of it but for a long body
     * @param openingBytes see {@link #openingBytes()}
     * @param longBody null if it has none
     */
    FixedRequest(RequestTemplate template, ByteBuf bytes, int openingBytes, @Nullable LongBody longBody, Use use) {
        this.template = template;
        this.origin = template.origin();
        this.url = template.url().toString();
        this.head = "HEAD".equals(template.method());
        this.bytes = bytes;
        this.longBody = longBody;
        this.ofOneHit = use.ofOneHit();
        this.hops = use.hops();
        this.openingBytes = openingBytes;
    }

    /**
     * What it was made for.
     *
     * @param hops how many redirects have led to it
     */
    record Use(boolean ofOneHit, int hops) {}

    /** How many bytes stand before those headers that say how it ends: where one more header may be put. */
    int openingBytes() {
        return openingBytes;
    }

    @Override
    public RequestTemplate template() {
        return template;
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public int hops() {
        return hops;
    }

    @Override
    public boolean isHead() {
        return head;
    }

    @Override
    public boolean keepAlive() {
        return template.keepAlive();
    }

    @Override
    public int bodyBytes() {
        return template.body().length();
    }

    /** A pooled view whose release gives nothing back but the view. */
    @Override
    public ByteBuf view() {
        return bytes.retainedDuplicate();
    }

    /** Made when it is first asked for, as most servers speak one version only. */
    @Override
    public Http2Request http2() {
        Http2Request made = http2;
        if (made == null) {
            Body body = template.body();
            made = Http2Request.of(
                    template,
                    longBody == null
                            ? bytes.alloc().directBuffer(body.length()).writeBytes(body.buffer())
                            : Unpooled.wrappedBuffer(body.buffer()));
            http2 = made;
        }
        return made;
    }

    @Override
    public @Nullable LongBody longBody() {
        return longBody;
    }

    @Override
    public boolean isOfOneHit() {
        return ofOneHit;
    }

    /** Reused for later hits, so that numbering allocates nothing. */
    @Override
    public EncodedRequest numbered(long seq) {
        NumberedRequest request = idle;
        if (request == null) {
            request = new NumberedRequest(this);
        } else {
            idle = request.next();
        }
        request.begin(seq);
        return request;
    }

    /** At the end of its hit, which may come after the end of this. */
    void takeBack(NumberedRequest request) {
        if (ofOneHit) {
            request.free();
            release();
        } else if (released) {
            request.free();
        } else {
            request.putBefore(idle);
            idle = request;
        }
    }

    /** See {@link ReferenceCounted#release()}. Views in the hands of a socket stay valid. */
    @Override
    public void release() {
        released = true;
        for (NumberedRequest request = idle; request != null; request = request.next()) {
            request.free();
        }
        idle = null;
        bytes.release();
        if (http2 != null) {
            http2.release();
        }
    }
}
