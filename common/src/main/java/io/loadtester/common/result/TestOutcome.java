package io.loadtester.common.result;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The outcome of a test that has ended, in one word and one sentence: the same in every list, page, report and exit
 * code.
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
        /** The test had no thresholds. */
        NO_THRESHOLDS,
        /** The load generator could not be trusted, or results are missing. */
        NOT_TRUSTWORTHY,
        /** A user or the system ended the test early. */
        STOPPED;

        private final String word = name().toLowerCase(Locale.ROOT);

        /** The word for this outcome in JSON and columns, such as {@code no_thresholds}. */
        public String word() {
            return word;
        }

        public static Optional<Kind> ofWord(String word) {
            return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
        }
    }
}
