package io.loadtester.spec;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads sizes as Vegeta does: {@code 512}, {@code 10KB}, {@code 1.5MB}; units are powers of 1,024. */
final class ByteCountParser {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,18})?)\\s*([A-Za-z]*)");
    private static final Map<String, Integer> SHIFTS = Map.ofEntries(
            Map.entry("", 0),
            Map.entry("B", 0),
            Map.entry("K", 10),
            Map.entry("KB", 10),
            Map.entry("KIB", 10),
            Map.entry("M", 20),
            Map.entry("MB", 20),
            Map.entry("MIB", 20),
            Map.entry("G", 30),
            Map.entry("GB", 30),
            Map.entry("GIB", 30));

    private ByteCountParser() {}

    static long parse(Place place, String text) {
        Matcher matcher = FORM.matcher(text.trim());
        if (matcher.matches()) {
            Integer shift = SHIFTS.get(matcher.group(2).toUpperCase(Locale.ROOT));
            if (shift != null) {
                BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(1L << shift));
                if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
                    return bytes.longValue();
                }
            }
        }
        throw place.wrong(
                "must be a number of bytes like 512, 10KB or 1MB, or -1 for no limit; got " + Excerpt.of(text));
    }
}
