package io.loadtester.common.threshold;

import io.loadtester.common.result.GoDuration;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of a test's results, such as {@code p99(response) < 250ms}. The language is told where it is read,
 * in the module {@code spec}.
 *
 * @param abort whether the test is to be stopped when this cannot be met any more
 * @param abortAfter from when on a running test is held to what it has measured so far; null to stop it only when what is
 *     still to come cannot change the outcome
 */
public record Threshold(
        Measure measure,
        Relation relation,
        Limit limit,
        Scope scope,
        boolean abort,
        @Nullable Duration abortAfter) {

    /** How many one test may have. */
    public static final int MAX_PER_TEST = 50;

    public Threshold {
        if (abortAfter != null && (!abort || abortAfter.isNegative())) {
            throw new IllegalArgumentException("a time to abort after goes with abort, and must not be negative");
        }
    }

    /** The same, and it aborts. */
    public Threshold aborting(@Nullable Duration after) {
        return new Threshold(measure, relation, limit, scope, true, after);
    }

    /** What must hold, without what happens otherwise. */
    public String expression() {
        return measure + " " + relation + " " + limit + scope;
    }

    /** Why a test was stopped on behalf of this threshold; the reason of its state begins with it. */
    public String abortReason() {
        return "aborted by its threshold " + expression() + ":";
    }

    /** The whole as it can be parsed again. */
    @Override
    public String toString() {
        String after = abortAfter == null ? "" : " after " + GoDuration.format(abortAfter.toNanos());
        return expression() + (abort ? " abort" + after : "");
    }
}
