package io.loadtester.attack.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a Location header leads: resolved as RFC 3986 says and browsers do, whatever servers write into it. User info and
 * fragment are left behind.
 */
final class Locations {

    private static final Pattern PARTS =
            Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?]*))?([^?]*)(\\?.*)?", Pattern.DOTALL);
    private static final int MAX_PORT = 65_535;

    private Locations() {}

    /** @return empty if it is not an http or https URL with a host */
    static Optional<URI> resolve(URI base, String location) {
        Matcher parts = PARTS.matcher(cleaned(location));
        if (!parts.matches()) {
            return Optional.empty();
        }
        String scheme = parts.group(1) == null ? base.getScheme() : parts.group(1);
        String authority = parts.group(2);
        String path = parts.group(3);
        String query = parts.group(4);
        if (parts.group(1) != null && authority == null) {
            return Optional.empty();
        }
        if (authority == null) {
            authority = base.getRawAuthority();
            if (path.isEmpty()) {
                path = path(base);
                query = query == null && base.getRawQuery() != null ? "?" + base.getRawQuery() : query;
            } else if (!path.startsWith("/")) {
                path = path(base).substring(0, path(base).lastIndexOf('/') + 1) + path;
            }
        }
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        String text = scheme.toLowerCase(Locale.ROOT) + "://" + host + withoutDots(encoded(path, "[]"))
                + encoded(query == null ? "" : query, "");
        return url(text);
    }

    private static Optional<URI> url(String text) {
        try {
            URI url = new URI(text);
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            boolean reachable = url.getHost() != null && url.getPort() != 0 && url.getPort() <= MAX_PORT;
            return http && reachable ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String path(URI url) {
        return url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    }

    /** Without fragment, without blanks around it and tabs in it; a backslash in a path is a slash to browsers. */
    private static String cleaned(String location) {
        String text = location.strip().replace("\t", "");
        int fragment = text.indexOf('#');
        text = fragment < 0 ? text : text.substring(0, fragment);
        int query = text.indexOf('?');
        return query < 0
                ? text.replace('\\', '/')
                : text.substring(0, query).replace('\\', '/') + text.substring(query);
    }

    private static String withoutDots(String path) {
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            if (segments[i].equals("..")) {
                kept.pollLast();
            }
            boolean dots = segments[i].equals(".") || segments[i].equals("..");
            if (!dots || last) {
                kept.addLast(dots ? "" : segments[i]);
            }
        }
        StringBuilder joined = new StringBuilder();
        for (Iterator<String> i = kept.iterator(); i.hasNext(); ) {
            joined.append('/').append(i.next());
        }
        return joined.isEmpty() ? "/" : joined.toString();
    }

    /** Servers send spaces, brackets and stray percent signs as they are; a browser would encode them. */
    private static String encoded(String text, String alsoIllegal) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean stray = c == '%' && !(isHex(text, i + 1) && isHex(text, i + 2));
            if (stray || c <= ' ' || c == 0x7f || ("\"<>\\^`{|}" + alsoIllegal).indexOf(c) >= 0) {
                encoded.append(String.format("%%%02X", (int) c));
            } else {
                encoded.append(c);
            }
        }
        return encoded.toString();
    }

    private static boolean isHex(String text, int at) {
        return at < text.length() && Character.digit(text.charAt(at), 16) >= 0;
    }
}
