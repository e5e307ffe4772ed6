package io.loadtester.storage;

import io.loadtester.common.threshold.ThresholdOutcome;
import java.util.List;

/** What came of thresholds as a JSON array. */
final class OutcomesJson {

    private OutcomesJson() {}

    static String write(List<ThresholdOutcome> outcomes) {
        return Json.MAPPER.writeValueAsString(outcomes);
    }

    static List<ThresholdOutcome> read(String json) {
        return List.of(Json.MAPPER.readValue(json, ThresholdOutcome[].class));
    }
}
