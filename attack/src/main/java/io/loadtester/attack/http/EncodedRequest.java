package io.loadtester.attack.http;

import io.netty.buffer.ByteBuf;
import io.netty.util.ReferenceCounted;
import org.jspecify.annotations.Nullable;

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

    private @Nullable Http2Request http2;

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

    /** The same request for HTTP/2; made when it is first asked for, as most servers speak one version only. */
    public Http2Request http2() {
        Http2Request made = http2;
        if (made == null) {
            byte[] body = template.body().bytes();
            made = Http2Request.of(
                    template, bytes.alloc().directBuffer(body.length).writeBytes(body));
            http2 = made;
        }
        return made;
    }

    /** See {@link ReferenceCounted#release()}. Views in the hands of a socket stay valid. */
    public void release() {
        bytes.release();
        if (http2 != null) {
            http2.release();
        }
    }
}
