package io.loadtester.common.result;

import java.util.Locale;

/** A count with its noun, as people write it: {@code 1 hit}, {@code 1,234 hits}. */
public final class Plural {

    private Plural() {}

    /** Of a noun that has an s when there is not exactly one. */
    public static String of(long count, String noun) {
        return of(count, noun, noun + "s");
    }

    /** @param nouns what stands for any other number than one */
    public static String of(long count, String noun, String nouns) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? noun : nouns);
    }
}
