package io.loadtester.attack.http;

import io.loadtester.common.test.Body;
import io.loadtester.common.test.Header;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a redirect leads, and what is asked there. */
public final class Redirects {

    /** They describe a body that is no longer sent. */
    private static final String BODY_HEADERS = "content-";

    /** They are meant for the origin they were given for. */
    private static final Set<String> OF_ONE_ORIGIN = Set.of("authorization", "proxy-authorization", "cookie", "host");

    private Redirects() {}

    /** Whether a response with this code, given that it has a Location, sends the client elsewhere. */
    public static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /**
     * The request that follows: GET after 303, and after 301 and 302 to a POST; else the same method and body. Headers
     * meant for one origin do not go to another.
     *
     * @return empty if the location is not an http or https URL with a host
     */
    public static Optional<RequestTemplate> follow(RequestTemplate request, int status, String location) {
        URI url;
        try {
            url = resolve(request.url(), location.strip());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
        String scheme = url.getScheme();
        if (url.getHost() == null || !("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
            return Optional.empty();
        }
        String method = method(request.method(), status);
        boolean bodyDropped = !method.equals(request.method());
        boolean elsewhere = !Origin.of(url).equals(request.origin());
        List<Header> headers = request.headers().stream()
                .filter(header -> goesAlong(header.name().toLowerCase(Locale.ROOT), bodyDropped, elsewhere))
                .toList();
        Body body = bodyDropped ? Body.EMPTY : request.body();
        return Optional.of(new RequestTemplate(method, url, headers, body, request.keepAlive()));
    }

    private static String method(String method, int status) {
        boolean toGet = status == 303 ? !method.equals("HEAD") : status <= 302 && method.equals("POST");
        return toGet ? "GET" : method;
    }

    private static boolean goesAlong(String header, boolean bodyDropped, boolean elsewhere) {
        return !(bodyDropped && header.startsWith(BODY_HEADERS)) && !(elsewhere && OF_ONE_ORIGIN.contains(header));
    }

    private static URI resolve(URI base, String location) throws URISyntaxException {
        // java.net.URI resolves as an older standard says when the base has no path or the reference is only a query.
        String root = base.getScheme() + "://" + base.getRawAuthority();
        String path = base.getRawPath() == null || base.getRawPath().isEmpty() ? "/" : base.getRawPath();
        String reference = encodeIllegal(location);
        int fragment = reference.indexOf('#');
        reference = fragment < 0 ? reference : reference.substring(0, fragment);
        if (reference.isEmpty()) {
            return base;
        }
        return reference.startsWith("?") ? new URI(root + path + reference) : new URI(root + path).resolve(reference);
    }

    /** Servers send spaces and brackets as they are; a browser would encode them. */
    private static String encodeIllegal(String location) {
        StringBuilder encoded = new StringBuilder(location.length());
        for (int i = 0; i < location.length(); i++) {
            char c = location.charAt(i);
            if (c <= ' ' || c == 0x7f || "\"<>\\^`{|}".indexOf(c) >= 0) {
                encoded.append(String.format("%%%02X", (int) c));
            } else {
                encoded.append(c);
            }
        }
        return encoded.toString();
    }
}
