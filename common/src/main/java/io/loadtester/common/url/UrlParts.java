package io.loadtester.common.url;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A URL or relative reference, split into parts as browsers do, without validating the parts. The fragment is dropped;
 * a backslash before the query counts as a slash.
 *
 * @param scheme lower case; empty for none
 * @param authority null if there is none, which differs from an empty one
 * @param query with its question mark; empty for none
 */
public record UrlParts(String scheme, @Nullable String authority, String path, String query) {

    /** Splits any text; never fails. */
    public static UrlParts of(String text) {
        int end = text.indexOf('#');
        String whole = end < 0 ? text : text.substring(0, end);
        int question = whole.indexOf('?');
        String query = question < 0 ? "" : whole.substring(question);
        String rest = (question < 0 ? whole : whole.substring(0, question)).replace('\\', '/');
        int colon = schemeEnd(rest);
        String scheme = colon < 0 ? "" : rest.substring(0, colon).toLowerCase(Locale.ROOT);
        String afterScheme = rest.substring(colon + 1);
        if (!afterScheme.startsWith("//")) {
            return new UrlParts(scheme, null, afterScheme, query);
        }
        int slash = afterScheme.indexOf('/', 2);
        int path = slash < 0 ? afterScheme.length() : slash;
        return new UrlParts(scheme, afterScheme.substring(2, path), afterScheme.substring(path), query);
    }

    /** The index of the colon after the scheme; -1 if there is none. */
    private static int schemeEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean other = (c >= '0' && c <= '9') || c == '+' || c == '.' || c == '-';
            if (c == ':' && i > 0) {
                return i;
            }
            if (!letter && (i == 0 || !other)) {
                return -1;
            }
        }
        return -1;
    }
}
