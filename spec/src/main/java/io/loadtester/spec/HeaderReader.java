package io.loadtester.spec;

import io.loadtester.common.test.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads request headers: lines of {@code Name: value}, lists of such lines, and objects of names and values. Headers
 * that would break the framing of a request are refused; Content-Length is ignored, because it is set from the body.
 */
final class HeaderReader {

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final String LINE_FORM = "bad header: must be \"Name: value\"; got ";

    private HeaderReader() {}

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static void readLine(Place place, String line, List<Header> into) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon).trim();
        String value = line.substring(colon + 1).trim();
        if (name.isEmpty() || value.isEmpty()) {
            throw place.wrong(LINE_FORM + Excerpt.of(line));
        }
        add(place, name, value, into);
    }

    /** @param value an object of names and values (strings or lists of strings), a list of lines, or one line */
    static List<Header> read(Place place, JsonNode value) {
        List<Header> headers = new ArrayList<>();
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                for (JsonNode one : entry.getValue().isArray() ? entry.getValue() : List.of(entry.getValue())) {
                    add(place, entry.getKey().trim(), string(place, entry.getKey(), one), headers);
                }
            }
        } else if (value.isArray() || value.isString()) {
            for (JsonNode line : value.isArray() ? value : List.of(value)) {
                if (!line.isString()) {
                    throw place.wrong(LINE_FORM + JsonText.typeOf(line));
                }
                readLine(place, line.asString(), headers);
            }
        } else {
            throw place.wrong(
                    "bad header: must be an object of names and values, or a list of \"Name: value\" lines; got "
                            + JsonText.typeOf(value));
        }
        return headers;
    }

    private static String string(Place place, String name, JsonNode value) {
        if (!value.isString()) {
            throw place.wrong("bad header: the value of " + Excerpt.of(name)
                    + " must be a string or a list of strings; got " + JsonText.typeOf(value));
        }
        return value.asString().trim();
    }

    private static void add(Place place, String name, String value, List<Header> into) {
        if (!isName(name)) {
            throw place.wrong("bad header: " + Excerpt.of(name) + " is not a header name");
        }
        if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
            throw place.wrong(
                    "bad header: the value of " + name + " must not contain line breaks or other control characters");
        }
        if (name.equalsIgnoreCase("Transfer-Encoding") || name.equalsIgnoreCase("Trailer")) {
            throw place.wrong(
                    "bad header: " + name + " is not supported; use the option chunked to send bodies in chunks");
        }
        if (!name.equalsIgnoreCase("Content-Length")) {
            into.add(new Header(name, value));
        }
    }
}
