package io.loadtester.attack.http;

import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.Target;
import io.loadtester.common.url.Origin;
import io.loadtester.common.url.Url;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A request, with everything an attack adds to its target.
 *
 * @param headers in the order in which they are sent
 * @param keepAlive whether the connection may be reused
 * @param chunked whether a body is sent in chunks instead of with its length
 */
public record RequestTemplate(
        String method, Url url, List<Header> headers, Body body, boolean keepAlive, boolean chunked)
        implements RequestSource {

    public RequestTemplate {
        headers = List.copyOf(headers);
    }

    public RequestTemplate(String method, Url url, List<Header> headers, Body body, boolean keepAlive) {
        this(method, url, headers, body, keepAlive, false);
    }

    /** The request of a target without placeholders. */
    public static RequestTemplate of(Target target, AttackSpec spec) {
        List<Header> headers = Stream.concat(headers(target, spec).stream(), OwnHeaders.of(target, spec).stream())
                .toList();
        return new RequestTemplate(
                target.method(),
                target.url().url(),
                headers,
                body(target, spec),
                keepAlive(headers, spec),
                spec.options().request().chunked());
    }

    /** The user's headers: the target's, then the attack's. */
    static List<Header> headers(Target target, AttackSpec spec) {
        return Stream.concat(target.headers().stream(), spec.options().request().headers().stream())
                .toList();
    }

    static Body body(Target target, AttackSpec spec) {
        return target.body().isEmpty() ? spec.options().request().body() : target.body();
    }

    static boolean keepAlive(List<Header> headers, AttackSpec spec) {
        return spec.options().connection().keepalive() && headers.stream().noneMatch(RequestTemplate::asksToClose);
    }

    @Override
    public Origin origin() {
        return Origin.of(url);
    }

    private static boolean asksToClose(Header header) {
        return header.name().equalsIgnoreCase("Connection")
                && header.value().toLowerCase(Locale.ROOT).contains("close");
    }
}
