package io.loadtester.common.threshold;

import org.jspecify.annotations.Nullable;

/**
 * A threshold and what came of it.
 *
 * @param expression what had to hold
 * @param actual nanoseconds, hits, percent or hits per second, as the limit is; null when nothing was measured
 * @param text the same for people, such as {@code was 312ms}
 * @param aborted whether the test was stopped because of it
 */
public record ThresholdOutcome(
        String expression, boolean passed, @Nullable Double actual, String text, boolean aborted) {

    /** On one line, such as {@code failed: p99(response) < 250ms, was 312ms}. */
    public String line() {
        return (passed ? "passed" : "failed") + ": " + expression + ", " + text;
    }

    /** The same of a test that was stopped because of it: whatever came after, it has failed. */
    public ThresholdOutcome asAborted() {
        return new ThresholdOutcome(expression, false, actual, text + "; the test was stopped", true);
    }
}
