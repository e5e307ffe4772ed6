package io.loadtester.spec.threshold;

import io.loadtester.common.result.GoDuration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** A text that is consumed from left to right; spaces between words are skipped. Mutable, used by one thread. */
final class ThresholdText {

    private static final int MAX_DIGITS = 18;

    private final String text;
    private int position;

    ThresholdText(String text) {
        this.text = text;
    }

    /** The index of the next word. */
    int position() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return position;
    }

    boolean isAtEnd() {
        return position() == text.length();
    }

    /** Takes the next letters; empty if there are none. */
    String word() {
        int from = position();
        while (position < text.length() && (Character.isLetter(text.charAt(position)) || peek('_'))) {
            position++;
        }
        return text.substring(from, position);
    }

    /** Takes this word if it is the next one. */
    boolean takesWord(String wanted) {
        int from = position();
        if (word().equals(wanted)) {
            return true;
        }
        position = from;
        return false;
    }

    /** Takes these characters if they are the next ones. */
    boolean takes(String characters) {
        position();
        if (text.startsWith(characters, position)) {
            position += characters.length();
            return true;
        }
        return false;
    }

    void expect(String characters) {
        if (!takes(characters)) {
            throw wrong("expected \"" + characters + "\"");
        }
    }

    /** Takes an unsigned number, possibly after spaces. */
    BigDecimal number(String expected) {
        int from = position();
        while (position < text.length() && (isDigit() || peek('.'))) {
            position++;
        }
        String digits = text.substring(from, position);
        if (!digits.matches("\\d+(\\.\\d+)?")) {
            throw wrongAt(from, "expected " + expected);
        }
        if (digits.length() > MAX_DIGITS) {
            throw wrongAt(from, "a number may have at most " + MAX_DIGITS + " digits");
        }
        return new BigDecimal(digits);
    }

    /** Takes a duration such as {@code 250ms} or {@code 1m30s}; the unit is required. */
    BigDecimal nanos() {
        int from = position();
        BigDecimal sum = BigDecimal.ZERO;
        do {
            BigDecimal number = number("a duration like 250ms");
            int unitAt = position;
            Optional<BigDecimal> unit = GoDuration.unitNanos(unit());
            if (unit.isEmpty()) {
                throw wrongAt(unitAt, "expected a unit of time: ns, us, ms, s, m or h");
            }
            sum = sum.add(number.multiply(unit.get()));
        } while (position < text.length() && isDigit());
        BigDecimal nanos = sum.setScale(0, RoundingMode.DOWN);
        if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw wrongAt(from, "the duration is too long");
        }
        return nanos;
    }

    /** Takes a text in double quotes; a backslash escapes a quote or a backslash. */
    String quoted() {
        if (!takes("\"")) {
            throw wrong("expected a name in double quotes");
        }
        StringBuilder name = new StringBuilder();
        while (position < text.length() && !peek('"')) {
            if (peek('\\') && position + 1 < text.length()) {
                position++;
            }
            name.append(text.charAt(position++));
        }
        if (position == text.length()) {
            throw wrong("expected the closing double quote of the name");
        }
        position++;
        return name.toString();
    }

    ThresholdException wrong(String message) {
        return wrongAt(position(), message);
    }

    ThresholdException wrongAt(int where, String message) {
        return new ThresholdException(text, where, message);
    }

    private String unit() {
        int from = position;
        while (position < text.length() && Character.isLetter(text.charAt(position))) {
            position++;
        }
        return text.substring(from, position);
    }

    private boolean isDigit() {
        return text.charAt(position) >= '0' && text.charAt(position) <= '9';
    }

    private boolean peek(char c) {
        return text.charAt(position) == c;
    }
}
