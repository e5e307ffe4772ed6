package io.loadtester.common.test;

import io.loadtester.common.url.Url;

/**
 * A URL whose path and query may hold placeholders.
 *
 * @param origin scheme, host and port alone
 * @param pathAndQuery ASCII but for what stands in placeholders; may be empty
 */
public record UrlTemplate(Url origin, String pathAndQuery) {

    public UrlTemplate {
        if (!origin.pathAndQuery().isEmpty()) {
            throw new IllegalArgumentException("an origin has no path: " + origin);
        }
    }

    /** One without placeholders. */
    public static UrlTemplate of(Url url) {
        return new UrlTemplate(url.withPathAndQuery(""), url.pathAndQuery());
    }

    /** Only to be asked for if there are no placeholders in it. */
    public Url url() {
        return origin.withPathAndQuery(pathAndQuery);
    }

    @Override
    public String toString() {
        return origin + pathAndQuery;
    }
}
