package io.loadtester.attack.assertion;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loadtester.attack.capture.CapturedResponse;
import io.loadtester.attack.hit.Hit;
import org.jspecify.annotations.Nullable;

/** Checks that the body contains a text, in time linear in the body's length whatever the text (Knuth-Morris-Pratt). */
final class TextCheck implements Check {

    private final String text;
    private final byte[] sought;

    /** For each prefix of the text, the length of the longest shorter prefix that it ends with. */
    private final int[] fallback;

    TextCheck(String text) {
        this.text = text;
        this.sought = text.getBytes(UTF_8);
        this.fallback = new int[sought.length];
        for (int i = 1, matched = 0; i < sought.length; i++) {
            matched = advance(matched, sought[i]);
            fallback[i] = matched;
        }
    }

    @Override
    public @Nullable String objection(Hit hit) {
        CapturedResponse captured = hit.captured();
        int length = captured == null ? 0 : Math.min(captured.bodyLength(), BodyStart.MAX);
        byte[] body = captured == null ? new byte[0] : captured.bodyBuffer();
        int matched = 0;
        for (int i = 0; i < length; i++) {
            matched = advance(matched, body[i]);
            if (matched == sought.length) {
                return null;
            }
        }
        return BodyStart.subject(hit, length) + " not contain " + Quoted.of(text);
    }

    private int advance(int matched, byte next) {
        int length = matched;
        while (length > 0 && sought[length] != next) {
            length = fallback[length - 1];
        }
        return sought[length] == next ? length + 1 : 0;
    }
}
