package io.loadtester.attack.http;

import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.Target;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What is asked of whom, with everything an attack adds to its targets.
 *
 * @param url absolute, http or https, with a host
 * @param headers the user's, in the order in which they are sent
 * @param keepAlive whether the connection may be used again
 * @param chunked whether a body is sent in chunks instead of with its length
 */
public record RequestTemplate(
        String method, URI url, List<Header> headers, Body body, boolean keepAlive, boolean chunked) {

    public RequestTemplate {
        headers = List.copyOf(headers);
    }

    public RequestTemplate(String method, URI url, List<Header> headers, Body body, boolean keepAlive) {
        this(method, url, headers, body, keepAlive, false);
    }

    public static RequestTemplate of(Target target, AttackSpec spec) {
        List<Header> headers = Stream.of(
                        target.headers(), spec.options().request().headers(), attackName(spec.name()))
                .flatMap(List::stream)
                .toList();
        boolean keepAlive =
                spec.options().connection().keepalive() && headers.stream().noneMatch(RequestTemplate::asksToClose);
        Body body = target.body().isEmpty() ? spec.options().request().body() : target.body();
        boolean chunked = spec.options().request().chunked();
        return new RequestTemplate(target.method(), target.url(), headers, body, keepAlive, chunked);
    }

    public Origin origin() {
        return Origin.of(url);
    }

    private static List<Header> attackName(String name) {
        return name.isEmpty() ? List.of() : List.of(new Header("X-Vegeta-Attack", name.replaceAll("[\r\n]", " ")));
    }

    private static boolean asksToClose(Header header) {
        return header.name().equalsIgnoreCase("Connection")
                && header.value().toLowerCase(Locale.ROOT).contains("close");
    }
}
