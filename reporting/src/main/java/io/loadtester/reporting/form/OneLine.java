package io.loadtester.reporting.form;

/** Makes untrusted text safe for one line: it can neither end the line nor control a terminal. */
public final class OneLine {

    private static final char REPLACEMENT = '\uFFFD';

    private OneLine() {}

    /** Replaces line ends and tabs with spaces; other control characters and unpaired surrogates with U+FFFD. */
    public static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\n' || point == '\r' || point == '\t' || isLineEnd(point)) {
                line.append(' ');
            } else if (Character.isISOControl(point) || isHalf(point) || isTurning(point)) {
                line.append(REPLACEMENT);
            } else {
                line.appendCodePoint(point);
            }
        });
        return line.toString();
    }

    private static boolean isLineEnd(int point) {
        return point == 0x2028 || point == 0x2029 || point == 0x85;
    }

    private static boolean isHalf(int point) {
        return (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                || point == 0xFFFE
                || point == 0xFFFF;
    }

    /** Whether the character changes the direction of the following text, which could disguise it. */
    private static boolean isTurning(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }
}
