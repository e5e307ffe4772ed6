package io.loadtester.common.result;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a test that has ended comes to, in one word and one sentence: the same in every list, page, report and exit code.
 *
 * @param sentence for people, such as {@code None of 40 hits succeeded (connect_refused 40).}
 */
public record TestOutcome(Kind kind, String sentence) {

    /** A closed set. */
    public enum Kind {
        /** Every threshold passed. */
        PASSED,
        /** A threshold failed, nothing succeeded, or the test never ran. */
        FAILED,
        /** Nothing was asked of it. */
        NO_THRESHOLDS,
        /** The load generator was not fit to be believed, or results are missing. */
        NOT_TRUSTWORTHY,
        /** Somebody or something ended it before its time. */
        STOPPED;

        private final String word = name().toLowerCase(Locale.ROOT);

        /** The word for it in JSON and columns, such as {@code no_thresholds}. */
        public String word() {
            return word;
        }

        public static Optional<Kind> ofWord(String word) {
            return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
        }
    }
}
