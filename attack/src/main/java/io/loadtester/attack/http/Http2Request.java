package io.loadtester.attack.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loadtester.common.test.Header;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.ReadOnlyHttp2Headers;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A request as HTTP/2 has it, made once and sent any number of times: what HTTP/1.1 says in its first line and in
 * {@code Host} is in pseudo headers, and headers about the connection have no place.
 */
public final class Http2Request {

    /** Headers that are written in another way or must not be sent. */
    private static final Set<String> NOT_SENT = Set.of(
            "host",
            "user-agent",
            "content-length",
            "transfer-encoding",
            "connection",
            "proxy-connection",
            "keep-alive",
            "upgrade",
            "http2-settings");

    private final Http2Headers headers;
    private final ByteBuf body;

    private Http2Request(Http2Headers headers, ByteBuf body) {
        this.headers = headers;
        this.body = body;
    }

    /** @param body taken over and released with the request */
    static Http2Request of(RequestTemplate template, ByteBuf body) {
        AsciiString scheme = text(template.origin().tls() ? "https" : "http");
        String authority = RequestEncoder.host(template);
        Http2Headers headers = ReadOnlyHttp2Headers.clientHeaders(
                false,
                text(template.method()),
                text(template.url().requestTarget()),
                scheme,
                text(authority),
                otherHeaders(template));
        return new Http2Request(headers, body);
    }

    /** Never changed. */
    public Http2Headers headers() {
        return headers;
    }

    public boolean hasBody() {
        return body.isReadable();
    }

    /** The body to write this once; a pooled view. */
    public ByteBuf bodyView() {
        return body.retainedDuplicate();
    }

    void release() {
        body.release();
    }

    private static AsciiString[] otherHeaders(RequestTemplate template) {
        List<AsciiString> others = new ArrayList<>();
        add(others, "user-agent", RequestEncoder.userAgent(template));
        for (Header header : template.headers()) {
            String name = header.name().toLowerCase(Locale.ROOT);
            boolean hopByHop = name.equals("te") && !header.value().equalsIgnoreCase("trailers");
            if (!hopByHop && !NOT_SENT.contains(name)) {
                add(others, name, header.value());
            }
        }
        if (!template.chunked() && RequestEncoder.tellsLength(template)) {
            add(others, "content-length", Integer.toString(template.body().length()));
        }
        return others.toArray(AsciiString[]::new);
    }

    private static void add(List<AsciiString> headers, String name, String value) {
        headers.add(text(name));
        headers.add(text(value));
    }

    /** Of bytes, not of characters: what is not ASCII is sent as UTF-8, as in HTTP/1.1. */
    private static AsciiString text(String text) {
        return new AsciiString(text.getBytes(UTF_8), false);
    }
}
