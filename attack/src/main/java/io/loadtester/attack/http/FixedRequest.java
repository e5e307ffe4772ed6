package io.loadtester.attack.http;

import io.loadtester.common.test.Body;
import io.loadtester.common.url.Origin;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.ReferenceCounted;
import org.jspecify.annotations.Nullable;

/** Owned by one event loop. A request without placeholders: encoded once and sent any number of times. */
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

    /** First of the linked numbered requests whose hits have ended. */
    private @Nullable NumberedRequest idle;

    private boolean released;

    /**
     * @param bytes the whole request except a long body
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
     * The purpose of a request.
     *
     * @param hops number of redirects that led to it
     */
    record Use(boolean ofOneHit, int hops) {}

    /** Number of bytes before the framing headers, which is where another header can be inserted. */
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

    /** A pooled view; releasing it frees only the view. */
    @Override
    public ByteBuf view() {
        return bytes.retainedDuplicate();
    }

    /** Created on the first call, because most servers speak only one version. */
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

    /** Numbered requests are reused for later hits, so that numbering allocates nothing. */
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

    /** Takes back a numbered request at the end of its hit, possibly after this request was released. */
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

    /** See {@link ReferenceCounted#release()}. Views that a socket still holds stay valid. */
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
