package io.loadtester.spec.threshold;

/** A text is not a threshold. The message has three lines: what was expected where, the text, and a caret below it. */
public final class ThresholdException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN_BEFORE = 60;
    private static final int SHOWN = 100;

    private final int position;
    private final String expected;

    ThresholdException(String text, int position, String expected) {
        super("at character " + (position + 1) + ": " + expected + "\n" + marked(text, position));
        this.position = position;
        this.expected = expected;
    }

    /** Where the text stops making sense, from 0; the text's length when something is missing at its end. */
    public int position() {
        return position;
    }

    /** What was wrong there, or should have been there. */
    public String expected() {
        return expected;
    }

    private static String marked(String text, int position) {
        int from = Math.max(0, position - SHOWN_BEFORE);
        int to = Math.min(text.length(), from + SHOWN);
        StringBuilder line = new StringBuilder();
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            // A caret stands right below only if every character takes one place.
            line.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
        }
        return line + "\n" + " ".repeat(position - from) + "^";
    }
}
