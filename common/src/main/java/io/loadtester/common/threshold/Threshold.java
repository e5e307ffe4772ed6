package io.loadtester.common.threshold;

import io.loadtester.common.result.GoDuration;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a test's results, such as {@code p99(response) < 250ms}. The module {@code spec} defines the syntax.
 *
 * @param abort whether to stop the test when the threshold can no longer be met
 * @param abortAfter from when on the results so far decide whether to stop a running test; null to stop it only when
 *     further results cannot change the outcome
 */
public record Threshold(
        Measure measure,
        Relation relation,
        Limit limit,
        Scope scope,
        boolean abort,
        @Nullable Duration abortAfter) {

    /** The most thresholds of one test. */
    public static final int MAX_PER_TEST = 50;

    public Threshold {
        if (abortAfter != null && (!abort || abortAfter.isNegative())) {
            throw new IllegalArgumentException("a time to abort after goes with abort, and must not be negative");
        }
    }

    /** A copy that aborts the test. */
    public Threshold aborting(@Nullable Duration after) {
        return new Threshold(measure, relation, limit, scope, true, after);
    }

    /** The condition, without the abort. */
    public String expression() {
        return measure + " " + relation + " " + limit + scope;
    }

    /** The beginning of the reason given when this threshold stops a test. */
    public String abortReason() {
        return "aborted by its threshold " + expression() + ":";
    }

    /** The whole threshold; can be parsed again. */
    @Override
    public String toString() {
        String after = abortAfter == null ? "" : " after " + GoDuration.format(abortAfter.toNanos());
        return expression() + (abort ? " abort" + after : "");
    }
}
