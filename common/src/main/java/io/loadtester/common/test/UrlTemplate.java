package io.loadtester.common.test;

import java.net.URI;

/**
 * A URL whose path and query may hold placeholders.
 *
 * @param origin scheme, host and port alone, http or https
 * @param pathAndQuery ASCII but for what stands in placeholders; may be empty
 */
public record UrlTemplate(URI origin, String pathAndQuery) {

    public UrlTemplate {
        if (origin.getHost() == null || !("http".equals(origin.getScheme()) || "https".equals(origin.getScheme()))) {
            throw new IllegalArgumentException("bad URL: " + origin + pathAndQuery);
        }
    }

    /** One without placeholders: everything but user info and fragment. */
    public static UrlTemplate of(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return new UrlTemplate(URI.create(url.getScheme() + "://" + url.getHost() + port), url.getRawPath() + query);
    }

    /** @throws IllegalArgumentException if there are placeholders in it */
    public URI toUri() {
        return URI.create(toString());
    }

    @Override
    public String toString() {
        return origin + pathAndQuery;
    }
}
