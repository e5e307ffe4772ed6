package io.loadtester.spec;

import io.loadtester.common.test.Body;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A request body in JSON: bytes in base64 under {@code body}, or text under {@code bodyText}. The encoding is never
 * guessed, because short words are valid base64, too.
 */
final class BodyText {

    private BodyText() {}

    /**
     * Returns the body; empty if neither is given.
     *
     * @param about prefix of messages before the key's name; empty if the place names the key
     * @param base64 in the standard or the URL alphabet, with padding; null if not given
     * @param text null if not given
     */
    static Body read(Place place, String about, @Nullable String base64, @Nullable String text) {
        if (text == null) {
            return base64 == null ? Body.EMPTY : decode(place.key("body"), subject(about, "body"), base64);
        }
        if (base64 != null) {
            throw place.key("bodyText").wrong(subject(about, "bodyText") + "replaces body; leave one of them out");
        }
        return Body.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Body decode(Place place, String subject, String base64) {
        // Go, which writes most of these, allows line breaks.
        String digits =
                base64.replace("\n", "").replace("\r", "").replace('-', '+').replace('_', '/');
        // If padding were optional, words such as "hi" and "hello-world" would be base64.
        if (digits.length() % 4 == 0) {
            try {
                return Body.of(Base64.getDecoder().decode(digits));
            } catch (IllegalArgumentException e) {
                throw wrong(place, subject, base64);
            }
        }
        throw wrong(place, subject, base64);
    }

    private static InputException wrong(Place place, String subject, String text) {
        return place.wrong(subject + "must be base64; text goes under bodyText instead; got " + Excerpt.of(text));
    }

    private static String subject(String about, String key) {
        return about.isEmpty() ? "" : about + key + " ";
    }
}
