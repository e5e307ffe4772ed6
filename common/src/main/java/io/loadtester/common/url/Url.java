package io.loadtester.common.url;

import java.util.ArrayList;
import java.util.List;

/**
 * An http or https URL as it is requested: the host in canonical form; path and query as written, except for what
 * {@link PercentEncoding} encodes. It has neither user info nor fragment.
 *
 * <pre>{@code
 * Url.parse("http://My_Service/a|b").toString()        // http://my_service/a%7Cb
 * Url.parse("http://127.1/a").resolve("b c").toString() // http://127.0.0.1/b%20c
 * }</pre>
 *
 * @param port -1 if none was written, for the scheme's default
 * @param pathAndQuery ASCII, empty or beginning with a slash or a question mark
 */
public record Url(boolean tls, Host host, int port, String pathAndQuery) {

    /** In characters; longer URLs are refused. */
    public static final int MAX_LENGTH = 65_536;

    /** @throws UrlException if it is not an http or https URL with a host */
    public static Url parse(String text) {
        return of(UrlParts.of(checked(text.strip())));
    }

    /** @throws UrlException if the parts make no http or https URL with a host */
    public static Url of(UrlParts parts) {
        String authority = parts.authority();
        if (authority == null || !isHttp(parts.scheme())) {
            throw new UrlException("it must begin with http:// or https://");
        }
        return of(parts.scheme(), Authority.parse(authority), PercentEncoding.path(parts.path()), parts.query());
    }

    private static Url of(String scheme, Authority authority, String path, String query) {
        Url url = new Url(
                scheme.equals("https"), authority.host(), authority.port(), path + PercentEncoding.query(query));
        if (url.pathAndQuery().length() > MAX_LENGTH) {
            throw tooLong();
        }
        return url;
    }

    /** Refuses control characters in a user's text instead of encoding them: they are typing errors. */
    private static String checked(String text) {
        if (text.length() > MAX_LENGTH) {
            throw tooLong();
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) == 0x7f) {
                throw new UrlException("it must not have line breaks, tabs or other control characters");
            }
        }
        return text;
    }

    private static UrlException tooLong() {
        return new UrlException("it must not be longer than " + MAX_LENGTH + " characters");
    }

    private static boolean isHttp(String scheme) {
        return scheme.equals("http") || scheme.equals("https");
    }

    /**
     * Resolves a reference, such as that of a redirect, against this URL by RFC 3986, as leniently as browsers do.
     *
     * @throws UrlException if the result is not an http or https URL with a host
     */
    public Url resolve(String reference) {
        UrlParts parts = UrlParts.of(reference);
        String authority = parts.authority();
        String scheme = parts.scheme().isEmpty() ? scheme() : parts.scheme();
        if (!isHttp(scheme) || (authority == null && !parts.scheme().isEmpty())) {
            throw new UrlException("it is not an http or https URL");
        }
        String path = PercentEncoding.path(parts.path());
        if (authority != null) {
            return of(scheme, Authority.parse(authority), withoutDots(path), parts.query());
        }
        String query = path.isEmpty() && parts.query().isEmpty() ? query() : parts.query();
        String absolute = path.isEmpty() ? path() : path.startsWith("/") ? path : directory() + path;
        return of(scheme, new Authority("", host, port), withoutDots(absolute), query);
    }

    private String directory() {
        return path().substring(0, path().lastIndexOf('/') + 1);
    }

    private static String withoutDots(String path) {
        if (!path.contains("/.")) {
            return path.isEmpty() ? "/" : path;
        }
        List<String> kept = new ArrayList<>();
        String[] segments = path.split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            boolean dots = segments[i].equals(".") || segments[i].equals("..");
            if (segments[i].equals("..") && !kept.isEmpty()) {
                kept.remove(kept.size() - 1);
            }
            if (!dots || i == segments.length - 1) {
                kept.add(dots ? "" : segments[i]);
            }
        }
        return "/" + String.join("/", kept);
    }

    /** This URL with another path and query. */
    public Url withPathAndQuery(String other) {
        return new Url(tls, host, port, other);
    }

    public String scheme() {
        return tls ? "https" : "http";
    }

    /** The port to connect to. */
    public int portOrDefault() {
        return port >= 0 ? port : tls ? 443 : 80;
    }

    /** For the request line: path and query, with a slash if there is no path. */
    public String requestTarget() {
        return pathAndQuery.startsWith("/") ? pathAndQuery : "/" + pathAndQuery;
    }

    /** For the {@code Host} header: with a port only if one was written. */
    public String authorityInRequest() {
        return port < 0 ? host.inRequest() : host.inRequest() + ":" + port;
    }

    private String path() {
        int question = requestTarget().indexOf('?');
        return question < 0 ? requestTarget() : requestTarget().substring(0, question);
    }

    private String query() {
        int question = pathAndQuery.indexOf('?');
        return question < 0 ? "" : pathAndQuery.substring(question);
    }

    @Override
    public String toString() {
        return scheme() + "://" + new Authority("", host, port) + pathAndQuery;
    }
}
