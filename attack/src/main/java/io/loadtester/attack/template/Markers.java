package io.loadtester.attack.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stand-ins for varied texts while a request is put together by code that does not know about them. They consist of
 * letters and digits, so that no escaping changes them.
 */
public final class Markers {

    private final String beginning;
    private final Pattern pattern;

    private Markers(String beginning) {
        this.beginning = beginning;
        this.pattern = Pattern.compile(beginning + "(\\d+)x");
    }

    /** A word that was found, and the text it stands for. */
    record Found(int start, int end, int index) {}

    /** Creates words that do not occur in a text. */
    public static Markers notIn(String text) {
        String beginning = "varied";
        while (text.contains(beginning)) {
            beginning += "y";
        }
        return new Markers(beginning);
    }

    /** The word for the text at this index of a list. */
    public String word(int index) {
        return beginning + index + "x";
    }

    @Nullable
    Found find(String text, int from) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find(from)
                ? new Found(matcher.start(), matcher.end(), Integer.parseInt(matcher.group(1)))
                : null;
    }
}
