package io.loadtester.common.threshold;

import org.jspecify.annotations.Nullable;

/**
 * A threshold and its result.
 *
 * @param expression the condition
 * @param actual the figure measured, in the limit's unit: nanoseconds, hits, percent or hits per second; null if
 *     nothing was measured
 * @param text the figure in words, such as {@code was 312ms}
 * @param aborted whether the test was stopped because of it
 */
public record ThresholdOutcome(
        String expression, boolean passed, @Nullable Double actual, String text, boolean aborted) {

    /** On one line, such as {@code failed: p99(response) < 250ms, was 312ms}. */
    public String line() {
        return (passed ? "passed" : "failed") + ": " + expression + ", " + text;
    }

    /** The outcome if this threshold stopped the test: failed, whatever was measured after that. */
    public ThresholdOutcome asAborted() {
        return new ThresholdOutcome(expression, false, actual, text + "; the test was stopped", true);
    }
}
