package io.loadtester.attack.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loadtester.common.test.Header;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Writes requests in HTTP/1.1. */
public final class RequestEncoder {

    static final String USER_AGENT = "loadtester/0.1";

    /** Methods of which servers expect a body, and its length even if there is none. */
    private static final Set<String> METHODS_WITH_BODY = Set.of("POST", "PUT", "PATCH");

    /** Headers that say how the body is framed or are written from the first value alone. */
    private static final Set<String> WRITTEN_HERE =
            ignoringCase("Host", "User-Agent", "Content-Length", "Transfer-Encoding");

    private RequestEncoder() {}

    /** A request in a direct buffer of the allocator's. */
    public static EncodedRequest encode(RequestTemplate template, ByteBufAllocator allocator) {
        byte[] head = head(template).getBytes(UTF_8);
        byte[] body = template.body().bytes();
        ByteBuf bytes = allocator.directBuffer(head.length + body.length);
        bytes.writeBytes(head);
        if (isChunked(template)) {
            ChunkedBody.write(body, bytes);
        } else {
            bytes.writeBytes(body);
        }
        return new FixedRequest(template, bytes);
    }

    /** The requests of a target with placeholders, in direct buffers of the allocator's. */
    public static VariedRequests encode(VariedTemplate template, ByteBufAllocator allocator) {
        return new VariedRequests(template, allocator);
    }

    static String head(RequestTemplate template) {
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

    /** Whose request it is: the user's {@code Host}, else what the URL says. */
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
