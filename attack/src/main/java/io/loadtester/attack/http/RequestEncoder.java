package io.loadtester.attack.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loadtester.common.test.Header;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.net.URI;
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
        bytes.writeBytes(head).writeBytes(body);
        return new FixedRequest(template, bytes);
    }

    /** The requests of a target with placeholders, in direct buffers of the allocator's. */
    public static VariedRequests encode(VariedTemplate template, ByteBufAllocator allocator) {
        return new VariedRequests(template, allocator);
    }

    static String head(RequestTemplate template) {
        StringBuilder head = new StringBuilder(256);
        List<Header> headers = template.headers();
        head.append(template.method()).append(' ').append(path(template.url())).append(" HTTP/1.1\r\n");
        append(head, "Host", first(headers, "Host").orElseGet(() -> host(template.url())));
        append(head, "User-Agent", first(headers, "User-Agent").orElse(USER_AGENT));
        for (Header header : headers) {
            boolean overridden = !template.keepAlive() && header.name().equalsIgnoreCase("Connection");
            if (!overridden && !WRITTEN_HERE.contains(header.name())) {
                append(head, header.name(), header.value());
            }
        }
        if (!template.body().isEmpty() || METHODS_WITH_BODY.contains(template.method())) {
            append(head, "Content-Length", Integer.toString(template.body().length()));
        }
        if (!template.keepAlive()) {
            append(head, "Connection", "close");
        }
        return head.append("\r\n").toString();
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

    private static String path(URI url) {
        URI ascii = URI.create(url.toASCIIString());
        String path = ascii.getRawPath() == null || ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
    }

    /** As the URL writes it: with a port only if it has one. */
    private static String host(URI url) {
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    private static Set<String> ignoringCase(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }
}
