package io.loadtester.attack.http;

import io.loadtester.common.test.Body;
import io.loadtester.common.test.Header;
import io.loadtester.common.url.Origin;
import io.loadtester.common.url.Url;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The requests that redirects lead to. */
final class Redirects {

    /** Prefix of headers that describe the body; dropped with it, as {@code Expect} is. */
    private static final String BODY_HEADERS = "content-";

    /** Headers that are not sent to another origin. */
    private static final Set<String> OF_ONE_ORIGIN = Set.of("authorization", "proxy-authorization", "cookie", "host");

    private Redirects() {}

    /** Whether this status is a redirect, given that the response has a Location. */
    static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /**
     * The request that follows: GET after 303, and after 301 and 302 to a POST; else the same method and body. Headers
     * meant for one origin are not sent to another.
     *
     * @param location one character for each byte of the header
     * @return empty if the location is not an http or https URL with a host
     */
    static Optional<RequestTemplate> follow(RequestTemplate request, int status, String location) {
        Url url = Locations.resolve(request.url(), location).orElse(null);
        if (url == null) {
            return Optional.empty();
        }
        String method = method(request.method(), status);
        boolean bodyDropped = !method.equals(request.method());
        boolean elsewhere = !Origin.of(url).equals(request.origin());
        List<Header> headers = request.headers().stream()
                .filter(header -> goesAlong(header.name().toLowerCase(Locale.ROOT), bodyDropped, elsewhere))
                .toList();
        Body body = bodyDropped ? Body.EMPTY : request.body();
        return Optional.of(new RequestTemplate(method, url, headers, body, request.keepAlive(), request.chunked()));
    }

    private static String method(String method, int status) {
        boolean toGet = status == 303 ? !method.equals("HEAD") : status <= 302 && method.equals("POST");
        return toGet ? "GET" : method;
    }

    private static boolean goesAlong(String header, boolean bodyDropped, boolean elsewhere) {
        boolean ofBody = header.startsWith(BODY_HEADERS) || header.equals("expect");
        return !(bodyDropped && ofBody) && !(elsewhere && OF_ONE_ORIGIN.contains(header));
    }
}
