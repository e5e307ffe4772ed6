package io.loadtester.master.thresholds;

import io.loadtester.common.result.GoDuration;
import io.loadtester.common.threshold.Threshold;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A threshold as the API shows it, which is also a form in which it can be submitted. */
public record ThresholdView(
        String expression, boolean abort, @Nullable String after) {

    public static ThresholdView of(Threshold threshold) {
        Duration after = threshold.abortAfter();
        return new ThresholdView(
                threshold.expression(), threshold.abort(), after == null ? null : GoDuration.format(after.toNanos()));
    }
}
