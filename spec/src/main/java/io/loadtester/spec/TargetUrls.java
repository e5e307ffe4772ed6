package io.loadtester.spec;

import io.loadtester.common.test.UrlTemplate;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the URLs of many targets. Most differ only in path and query, and have only plain characters there: for these,
 * the part before the path is parsed once and reused. Used by one thread.
 */
final class TargetUrls {

    private static final int MAX_PLAIN = 2_000;
    private static final int MAX_KNOWN = 1_000;
    private static final boolean[] PLAIN = new boolean[0x80];

    static {
        String plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/?=&,;:@+";
        plain.chars().forEach(c -> PLAIN[c] = true);
    }

    private final boolean templates;
    private final Map<String, TargetUrl> known = new HashMap<>();

    /** @param templates whether double braces are placeholders; otherwise they are ordinary characters */
    TargetUrls(boolean templates) {
        this.templates = templates;
    }

    TargetUrl parse(Place place, String text) {
        int path = path(text);
        if (path < 0 || text.length() > MAX_PLAIN || text.indexOf("/.", path) >= 0 || !isPlain(text, path)) {
            return TargetUrl.parse(place, templates ? text : withoutBraces(text));
        }
        String authority = text.substring(0, path);
        TargetUrl before = known.get(authority);
        if (before == null) {
            before = TargetUrl.parse(place, text);
            if (known.size() < MAX_KNOWN) {
                known.put(authority, before);
            }
            return before;
        }
        return new TargetUrl(new UrlTemplate(before.url().origin(), text.substring(path)), before.basicCredentials());
    }

    /** The index of the path; negative if there is none. */
    private static int path(String text) {
        int authority = text.indexOf("://") + 3;
        for (int i = authority; i < text.length() && authority >= 3; i++) {
            char c = text.charAt(i);
            if (c == '/') {
                return i;
            }
            if (c == '?' || c == '#' || c == '\\') {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isPlain(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || !PLAIN[c]) {
                return false;
            }
        }
        return true;
    }

    private static String withoutBraces(String text) {
        int path = Math.max(0, path(text));
        return text.substring(0, path)
                + text.substring(path).replace("{", "%7B").replace("}", "%7D");
    }
}
