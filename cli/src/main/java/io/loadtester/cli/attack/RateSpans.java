package io.loadtester.cli.attack;

import io.loadtester.cli.metrics.Span;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.threshold.RateSpan;
import io.loadtester.common.threshold.Scope;

/**
 * How long hits were sent in an attack of this process, or in a window of it; an attack that sent its last hits late took
 * longer than planned.
 *
 * @param endNanos when no hit became due any more
 */
record RateSpans(AttackSpec spec, Span span, double endNanos) {

    private static final double NANOS_PER_SECOND = 1e9;

    /** @param cutShort whether the attack was stopped before its end */
    static RateSpans of(AttackSpec spec, Span span, boolean cutShort) {
        double planned = spec.extent().endNanos();
        return new RateSpans(spec, span, cutShort ? Math.min(planned, span.durationNanos()) : planned);
    }

    /** Of an attack that is running and whose first seconds are known. */
    static RateSpans ofFirst(AttackSpec spec, int seconds) {
        return new RateSpans(spec, Span.NONE, Math.min(spec.extent().endNanos(), seconds * NANOS_PER_SECOND));
    }

    RateSpan in(Scope scope) {
        double from = Math.min(scope.fromSecond() * NANOS_PER_SECOND, endNanos);
        double to = Math.min(scope.toSecond() * NANOS_PER_SECOND, endNanos);
        double sending = scope.isWholeTime() ? Math.max(endNanos, span.durationNanos()) : to - from;
        double whole = scope.isWholeTime() ? Math.max(endNanos, span.durationNanos() + span.waitNanos()) : to - from;
        return new RateSpan(
                sending / NANOS_PER_SECOND, whole / NANOS_PER_SECOND, RateSpan.planned(spec.pacer(), from, to));
    }
}
