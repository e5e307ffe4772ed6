package io.loadtester.spec;

/** User input for a message: quoted, on one line, shortened if long. */
final class Excerpt {

    private static final int MAX_LENGTH = 60;

    private Excerpt() {}

    static String of(String text) {
        return '"' + unquoted(text, MAX_LENGTH) + '"';
    }

    static String unquoted(String text, int maxLength) {
        StringBuilder excerpt = new StringBuilder();
        int shown = Math.min(text.length(), maxLength);
        for (int i = 0; i < shown; i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                excerpt.append(String.format("\\u%04x", (int) c));
            } else {
                excerpt.append(Character.isSurrogate(c) ? '?' : c);
            }
        }
        return excerpt.append(shown < text.length() ? "…" : "").toString();
    }
}
