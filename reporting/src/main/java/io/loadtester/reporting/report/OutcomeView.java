package io.loadtester.reporting.report;

import io.loadtester.common.result.TestOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a test, as shown by the API.
 *
 * @param kind passed, failed, no_thresholds, not_trustworthy or stopped
 * @param sentence the outcome in words, with the reason
 */
public record OutcomeView(String kind, String sentence) {

    /** On one line, such as: failed: None of 40 hits succeeded (connect_refused 40). */
    public String line() {
        return words() + ": " + sentence;
    }

    /** The kind for people, such as: not trustworthy. */
    public String words() {
        return kind.replace('_', ' ');
    }

    /** Null for null, that is for a test that has not ended. */
    public static @Nullable OutcomeView of(@Nullable TestOutcome outcome) {
        return outcome == null ? null : new OutcomeView(outcome.kind().word(), outcome.sentence());
    }
}
