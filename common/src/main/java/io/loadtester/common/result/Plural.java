package io.loadtester.common.result;

import java.util.Locale;

/** A count with its noun in the right number: {@code 1 hit}, {@code 1,234 hits}. */
public final class Plural {

    private Plural() {}

    /** For nouns with a plural in s. */
    public static String of(long count, String noun) {
        return of(count, noun, noun + "s");
    }

    /** @param nouns the plural */
    public static String of(long count, String noun, String nouns) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? noun : nouns);
    }
}
