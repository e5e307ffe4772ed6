package io.loadtester.attack.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loadtester.common.test.Header;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.ReadOnlyHttp2Headers;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A request for HTTP/2, created once and sent any number of times. The contents of HTTP/1.1's request line and
 * {@code Host} are in pseudo-headers, and headers about the connection are left out.
 */
public final class Http2Request {

    /** Headers that are written elsewhere or must not be sent. */
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

    /** The name of the header with the hit's number, in lower case as HTTP/2 requires. */
    public static final AsciiString SEQ = AsciiString.cached(OwnHeaders.SEQ.toLowerCase(Locale.ROOT));

    private final Line line;
    private final AsciiString[] others;
    private final Http2Headers headers;
    private final ByteBuf body;

    /** The pseudo-headers. */
    private record Line(AsciiString method, AsciiString path, AsciiString scheme, AsciiString authority) {}

    private Http2Request(Line line, AsciiString[] others, ByteBuf body) {
        this.line = line;
        this.others = others;
        this.headers = ReadOnlyHttp2Headers.clientHeaders(
                false, line.method(), line.path(), line.scheme(), line.authority(), others);
        this.body = body;
    }

    /** @param body ownership passes to the request, which releases it */
    static Http2Request of(RequestTemplate template, ByteBuf body) {
        Line line = new Line(
                text(template.method()),
                text(template.url().requestTarget()),
                text(template.origin().tls() ? "https" : "http"),
                text(RequestEncoder.host(template)));
        return new Http2Request(line, otherHeaders(template), body);
    }

    /** The same with a hit's number; shares the body, so it is valid until this one is released. */
    Http2Request numbered(long seq) {
        AsciiString[] more = Arrays.copyOf(others, others.length + 2);
        more[others.length] = SEQ;
        more[others.length + 1] = new AsciiString(Long.toString(seq));
        return new Http2Request(line, more, body);
    }

    /** Read-only. */
    public Http2Headers headers() {
        return headers;
    }

    public boolean hasBody() {
        return body.isReadable();
    }

    /** The body to write once, as a pooled view. */
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

    /** Built from bytes, not characters, so that non-ASCII text is sent as UTF-8, as in HTTP/1.1. */
    private static AsciiString text(String text) {
        return new AsciiString(text.getBytes(UTF_8), false);
    }
}
