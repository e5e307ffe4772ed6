package io.loadtester.reporting.form;

/** Text of unknown origin made fit to stand in a line: it can neither end the line nor command a terminal. */
public final class OneLine {

    private static final char REPLACEMENT = '\uFFFD';

    private OneLine() {}

    /** Line ends and tabs as spaces; other control characters and halves of surrogate pairs as U+FFFD. */
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

    /** Whether what follows would be shown in another direction, and so as another text. */
    private static boolean isTurning(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }
}
