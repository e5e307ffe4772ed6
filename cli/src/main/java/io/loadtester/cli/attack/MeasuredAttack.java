package io.loadtester.cli.attack;

import io.loadtester.common.result.Verdict;
import io.loadtester.common.threshold.ThresholdOutcome;
import io.loadtester.reporting.metrics.Metrics;
import java.util.List;

/**
 * An attack of this process that has ended, and what came of it.
 *
 * @param cutShort why it ended before its end, else empty
 */
public record MeasuredAttack(Metrics metrics, Verdict verdict, List<ThresholdOutcome> outcomes, String cutShort) {

    public MeasuredAttack {
        outcomes = List.copyOf(outcomes);
    }
}
