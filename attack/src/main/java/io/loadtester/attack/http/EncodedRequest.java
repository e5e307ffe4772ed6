package io.loadtester.attack.http;

import io.netty.buffer.ByteBuf;
import io.netty.util.ReferenceCounted;

/**
 * Owned by one event loop. A request as it goes over the wire, encoded once and sent any number of times. Released by
 * whoever had it encoded.
 */
public final class EncodedRequest {

    private final RequestTemplate template;
    private final Origin origin;
    private final String url;
    private final boolean head;
    private final ByteBuf bytes;

    EncodedRequest(RequestTemplate template, ByteBuf bytes) {
        this.template = template;
        this.origin = template.origin();
        this.url = template.url().toString();
        this.head = "HEAD".equals(template.method());
        this.bytes = bytes;
    }

    public RequestTemplate template() {
        return template;
    }

    public Origin origin() {
        return origin;
    }

    public String url() {
        return url;
    }

    /** Whether its response has no body whatever its headers say. */
    public boolean isHead() {
        return head;
    }

    public boolean keepAlive() {
        return template.keepAlive();
    }

    public int bodyBytes() {
        return template.body().length();
    }

    /** The bytes to write this once; a pooled view whose release gives nothing back but the view. */
    public ByteBuf view() {
        return bytes.retainedDuplicate();
    }

    /** See {@link ReferenceCounted#release()}. Views in the hands of a socket stay valid. */
    public void release() {
        bytes.release();
    }
}
