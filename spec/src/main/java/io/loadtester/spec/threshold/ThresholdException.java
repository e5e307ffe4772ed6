package io.loadtester.spec.threshold;

/**
 * A text is not a threshold. The message has three lines: what was expected and where, the text, and a caret below it.
 */
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

    /** The index of the error, from 0; the text's length if something is missing at the end. */
    public int position() {
        return position;
    }

    /** What is wrong there, or was expected there. */
    public String expected() {
        return expected;
    }

    private static String marked(String text, int position) {
        int from = Math.max(0, position - SHOWN_BEFORE);
        int to = Math.min(text.length(), from + SHOWN);
        StringBuilder line = new StringBuilder();
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            // The caret is in the right column only if every character takes one.
            line.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
        }
        return line + "\n" + " ".repeat(position - from) + "^";
    }
}
