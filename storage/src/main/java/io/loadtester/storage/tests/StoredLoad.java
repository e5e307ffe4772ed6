package io.loadtester.storage.tests;

import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.LoadTest;
import io.loadtester.spec.ChangedPacerJson;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The load of a test as it is now, stored apart from the submitted spec, because it may change while the test runs.
 *
 * @param plannedHits null if the number is not fixed
 */
record StoredLoad(
        Pacer pacer,
        Duration duration,
        int workerCount,
        @Nullable Long plannedHits) {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    static String write(LoadTest test) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("pacer", ChangedPacerJson.text(test.spec().pacer()));
        json.put("durationNanos", test.spec().duration().toNanos());
        json.put("workerCount", test.workerCount());
        json.put("plannedHits", SpecSummary.plannedHits(test));
        return MAPPER.writeValueAsString(json);
    }

    /** @throws RuntimeException if this version cannot read it */
    static StoredLoad read(String text) {
        JsonNode json = MAPPER.readTree(text);
        JsonNode planned = json.path("plannedHits");
        return new StoredLoad(
                ChangedPacerJson.read(json.path("pacer").asString("")),
                Duration.ofNanos(json.path("durationNanos").longValue()),
                json.path("workerCount").intValue(),
                planned.isIntegralNumber() ? Long.valueOf(planned.longValue()) : null);
    }

    AttackSpec of(AttackSpec submitted) {
        return submitted.withLoad(pacer, duration);
    }

    SpecSummary of(SpecSummary submitted) {
        return new SpecSummary(of(submitted.outline()), submitted.targetCount(), plannedHits);
    }
}
