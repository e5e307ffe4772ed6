package io.loadtester.cli.attack;

import io.loadtester.cli.metrics.Span;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.threshold.RateSpan;
import io.loadtester.common.threshold.Scope;

/**
 * How long hits were sent in an attack of this process, or in a window of it; an attack that sent its last hits late took
 * longer than planned.
 */
record RateSpans(AttackSpec spec, Span span) {

    private static final double NANOS_PER_SECOND = 1e9;

    RateSpan in(Scope scope) {
        double end = spec.extent().endNanos();
        double from = Math.min(scope.fromSecond() * NANOS_PER_SECOND, end);
        double to = Math.min(scope.toSecond() * NANOS_PER_SECOND, end);
        double sending = scope.isWholeTime() ? Math.max(end, span.durationNanos()) : to - from;
        double whole = scope.isWholeTime() ? Math.max(end, span.durationNanos() + span.waitNanos()) : to - from;
        return new RateSpan(
                sending / NANOS_PER_SECOND, whole / NANOS_PER_SECOND, RateSpan.planned(spec.pacer(), from, to));
    }
}
