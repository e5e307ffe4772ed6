package io.loadtester.attack.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loadtester.attack.template.Variation;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.TargetKind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Encodes requests in HTTP/1.1. */
public final class RequestEncoder {

    static final String USER_AGENT = "loadtester/0.1";

    /** Methods for which servers expect a body, and a Content-Length even if it is empty. */
    private static final Set<String> METHODS_WITH_BODY = Set.of("POST", "PUT", "PATCH");

    /** Headers that frame the body, or of which only the first value is written. */
    private static final Set<String> WRITTEN_HERE =
            ignoringCase("Host", "User-Agent", "Content-Length", "Transfer-Encoding");

    private RequestEncoder() {}

    /** Encodes a request into a direct buffer of the allocator, to be sent any number of times. */
    public static EncodedRequest encode(RequestTemplate template, ByteBufAllocator allocator) {
        return encode(template, allocator, new FixedRequest.Use(false, 0));
    }

    /** The same for one hit, at the end of which the request is released. */
    public static EncodedRequest encodeOnce(RequestTemplate template, ByteBufAllocator allocator) {
        return encode(template, allocator, new FixedRequest.Use(true, 0));
    }

    /** The same for one hit, after this many redirects. */
    static EncodedRequest encodeOnce(RequestTemplate template, ByteBufAllocator allocator, int hops) {
        return encode(template, allocator, new FixedRequest.Use(true, hops));
    }

    private static EncodedRequest encode(RequestTemplate template, ByteBufAllocator allocator, FixedRequest.Use use) {
        byte[] opening = opening(template).getBytes(UTF_8);
        byte[] framing = framing(template).getBytes(UTF_8);
        int headBytes = opening.length + framing.length;
        Body body = template.body();
        if (isLong(body.length())) {
            ByteBuf bytes =
                    allocator.directBuffer(headBytes).writeBytes(opening).writeBytes(framing);
            LongBody longBody = new LongBody(body, isChunked(template));
            return new FixedRequest(template, bytes, opening.length, longBody, use);
        }
        ByteBuf bytes = allocator
                .directBuffer(headBytes + body.length())
                .writeBytes(opening)
                .writeBytes(framing);
        if (isChunked(template)) {
            ChunkedBody.write(body.bytes(), bytes);
        } else {
            bytes.writeBytes(body.buffer());
        }
        return new FixedRequest(template, bytes, opening.length, null, use);
    }

    /** Whether a body is too long to be copied for every loop or hit. */
    public static boolean isLong(int bodyBytes) {
        return bodyBytes > LongBody.LEAST_BYTES;
    }

    /** The requests of a target with placeholders, in direct buffers of the allocator. */
    public static VariedRequests encode(VariedTemplate template, ByteBufAllocator allocator) {
        return new VariedRequests(template, null, allocator);
    }

    /**
     * The requests of all targets of one kind, in direct buffers of the allocator.
     *
     * @param headers the targets' own
     * @param withBody whether they are for the targets that have a body
     */
    public static VariedRequests encode(
            AttackSpec spec,
            TargetKind kind,
            List<Header> headers,
            boolean withBody,
            Variation variation,
            ByteBufAllocator allocator) {
        VariedTemplate template = VariedTemplate.ofKind(kind, headers, withBody, spec, variation);
        return new VariedRequests(template, spec.targetList(), allocator);
    }

    static String head(RequestTemplate template) {
        return opening(template) + framing(template);
    }

    /** The request line and all headers except those that frame the body. */
    private static String opening(RequestTemplate template) {
        StringBuilder head = new StringBuilder(256);
        List<Header> headers = template.headers();
        head.append(template.method())
                .append(' ')
                .append(template.url().requestTarget())
                .append(" HTTP/1.1\r\n");
        append(head, "Host", host(template));
        append(head, "User-Agent", userAgent(template));
        for (Header header : headers) {
            boolean overridden = !template.keepAlive() && header.name().equalsIgnoreCase("Connection");
            if (!overridden && !WRITTEN_HERE.contains(header.name())) {
                append(head, header.name(), header.value());
            }
        }
        return head.toString();
    }

    private static String framing(RequestTemplate template) {
        StringBuilder head = new StringBuilder();
        if (isChunked(template)) {
            append(head, "Transfer-Encoding", "chunked");
        } else if (tellsLength(template)) {
            append(head, "Content-Length", Integer.toString(template.body().length()));
        }
        if (!template.keepAlive()) {
            append(head, "Connection", "close");
        }
        return head.append("\r\n").toString();
    }

    private static boolean isChunked(RequestTemplate template) {
        return template.chunked() && !template.body().isEmpty();
    }

    private static void append(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private static Optional<String> first(List<Header> headers, String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** The user's {@code Host} header, else the host of the URL. */
    static String host(RequestTemplate template) {
        return first(template.headers(), "Host").orElseGet(() -> template.url().authorityInRequest());
    }

    static String userAgent(RequestTemplate template) {
        return first(template.headers(), "User-Agent").orElse(USER_AGENT);
    }

    static boolean tellsLength(RequestTemplate template) {
        return !template.body().isEmpty() || METHODS_WITH_BODY.contains(template.method());
    }

    private static Set<String> ignoringCase(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }
}
