package io.loadtester.common.test;

import io.loadtester.common.url.Url;

/**
 * A URL whose path and query may contain placeholders.
 *
 * @param origin scheme, host and port only
 * @param pathAndQuery ASCII except within placeholders; may be empty
 */
public record UrlTemplate(Url origin, String pathAndQuery) {

    public UrlTemplate {
        if (!origin.pathAndQuery().isEmpty()) {
            throw new IllegalArgumentException("an origin has no path: " + origin);
        }
    }

    /** A template without placeholders. */
    public static UrlTemplate of(Url url) {
        return new UrlTemplate(url.withPathAndQuery(""), url.pathAndQuery());
    }

    /** Call only if there are no placeholders. */
    public Url url() {
        return origin.withPathAndQuery(pathAndQuery);
    }

    @Override
    public String toString() {
        return origin + pathAndQuery;
    }
}
