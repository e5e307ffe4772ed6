package io.loadtester.attack.http;

import io.netty.buffer.ByteBuf;
import io.netty.util.ReferenceCounted;

/** Owned by one event loop. A request that is the same for every hit: encoded once and sent any number of times. */
final class FixedRequest implements EncodedRequest {

    private final RequestTemplate template;
    private final Origin origin;
    private final String url;
    private final boolean head;
    private final ByteBuf bytes;

    FixedRequest(RequestTemplate template, ByteBuf bytes) {
        this.template = template;
        this.origin = template.origin();
        this.url = template.url().toString();
        this.head = "HEAD".equals(template.method());
        this.bytes = bytes;
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

    @Override
    public boolean isOfOneHit() {
        return false;
    }

    /** See {@link ReferenceCounted#release()}. Views in the hands of a socket stay valid. */
    @Override
    public void release() {
        bytes.release();
    }
}
