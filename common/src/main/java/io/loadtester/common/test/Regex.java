package io.loadtester.common.test;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression in RE2's syntax, as in Go; immutable, compared by its text. Matching takes time linear in the
 * input, so that no pattern can block an event loop; hence there are no back references and no look-around.
 */
public final class Regex {

    public static final int MAX_LENGTH = 500;

    /** The highest cost of a match, in steps of about ten nanoseconds: bytes searched times the pattern's size. */
    static final long MAX_STEPS = 8_000_000;

    private static final int MAX_SIZE = 2_000;

    /** In characters. Counted repetitions are expanded when a pattern is compiled, so nested ones multiply. */
    private static final long MAX_WRITTEN_OUT = 500_000;

    private static final java.util.regex.Pattern COUNT =
            java.util.regex.Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");

    private final Pattern pattern;

    private Regex(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException if the expression is invalid or too large; the message is for users */
    public static Regex of(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("must have at most " + MAX_LENGTH + " characters");
        }
        if (writtenOut(text) > MAX_WRITTEN_OUT) {
            throw new IllegalArgumentException("repeats too much: its counts in braces multiply");
        }
        Pattern pattern;
        try {
            pattern = Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("is not a regular expression (RE2 syntax): " + e.getDescription(), e);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException("is nested too deeply", e);
        }
        if (pattern.programSize() > MAX_SIZE) {
            throw new IllegalArgumentException("repeats too much: it has " + pattern.programSize()
                    + " steps when written out, more than " + MAX_SIZE);
        }
        return new Regex(pattern);
    }

    public String text() {
        return pattern.pattern();
    }

    /** The most bytes that may be searched; more would take too long. */
    public int mostBytes() {
        return (int) (MAX_STEPS / pattern.programSize());
    }

    /** Whether the pattern is found in these bytes, which are UTF-8. */
    public boolean matchesIn(byte[] bytes) {
        return pattern.matcher(bytes).find();
    }

    /** An upper bound on the pattern's length with all counted repetitions expanded. */
    private static long writtenOut(String text) {
        long size = text.length();
        java.util.regex.Matcher count = COUNT.matcher(text);
        while (count.find() && size <= MAX_WRITTEN_OUT) {
            String most = count.group(2) == null || count.group(2).isEmpty() ? count.group(1) : count.group(2);
            size *= Math.max(1, Long.parseLong(most));
        }
        return size;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Regex regex && text().equals(regex.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
