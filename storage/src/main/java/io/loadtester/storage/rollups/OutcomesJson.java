package io.loadtester.storage.rollups;

import io.loadtester.common.threshold.ThresholdOutcome;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Threshold outcomes as a JSON array. */
final class OutcomesJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private OutcomesJson() {}

    static String write(List<ThresholdOutcome> outcomes) {
        return MAPPER.writeValueAsString(outcomes);
    }

    static List<ThresholdOutcome> read(String json) {
        return List.of(MAPPER.readValue(json, ThresholdOutcome[].class));
    }
}
