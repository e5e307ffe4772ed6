package io.loadtester.common.result;

import org.jspecify.annotations.Nullable;

/**
 * A hit worth showing: one of the slowest, or one of the first failures.
 *
 * @param dueNanos nanoseconds into the test at which it was due
 * @param responseNanos done − due
 * @param statusCode 0 when no response came
 * @param failure null when it did not fail
 * @param text the failure in words, or the URL of a slow hit; at most 500 characters
 */
public record Exemplar(
        long dueNanos,
        long responseNanos,
        int statusCode,
        @Nullable FailureKind failure,
        String text) {

    private static final int MAX_TEXT = 500;

    public Exemplar {
        text = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }
}
