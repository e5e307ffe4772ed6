package io.loadtester.cli.attack;

import io.loadtester.common.result.Verdict;
import io.loadtester.common.threshold.ThresholdOutcome;
import io.loadtester.reporting.metrics.Metrics;
import java.util.List;

/**
 * The results of an attack of this process that has ended.
 *
 * @param cutShort why it ended early; empty if it did not
 */
public record MeasuredAttack(Metrics metrics, Verdict verdict, List<ThresholdOutcome> outcomes, String cutShort) {

    public MeasuredAttack {
        outcomes = List.copyOf(outcomes);
    }
}
