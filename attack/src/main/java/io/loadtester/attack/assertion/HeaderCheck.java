package io.loadtester.attack.assertion;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loadtester.attack.capture.CapturedResponse;
import io.loadtester.attack.hit.Hit;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.Regex;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Checks that at least one header of a name has a value as it should be.
 *
 * @param otherwise how the objection ends, after {@code header NAME is "VALUE", }
 */
record HeaderCheck(String name, Predicate<String> asItShould, String otherwise) implements Check {

    /** Longer values are not searched: no server sends them for a pattern to be found in. */
    private static final int MAX_VALUE = 4_096;

    static HeaderCheck matching(String name, Regex pattern) {
        int most = Math.min(MAX_VALUE, pattern.mostBytes());
        return new HeaderCheck(
                name,
                value -> value.length() <= most && pattern.matchesIn(value.getBytes(UTF_8)),
                "which does not match " + Quoted.bare(pattern.text()));
    }

    @Override
    public @Nullable String objection(Hit hit) {
        CapturedResponse captured = hit.captured();
        String found = null;
        if (captured != null) {
            for (Header header : captured.headers()) {
                if (header.name().equalsIgnoreCase(name)) {
                    if (asItShould.test(header.value())) {
                        return null;
                    }
                    found = header.value();
                }
            }
        }
        return found == null
                ? "there is no header " + name
                : "header " + name + " is " + Quoted.of(found) + ", " + otherwise;
    }
}
