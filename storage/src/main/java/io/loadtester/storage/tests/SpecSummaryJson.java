package io.loadtester.storage.tests;

import io.loadtester.common.test.LoadTest;
import io.loadtester.spec.AttackSpecJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A spec's summary as a JSON object. */
final class SpecSummaryJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private SpecSummaryJson() {}

    static String write(LoadTest test) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("targetCount", test.spec().targets().size());
        json.put("plannedHits", SpecSummary.plannedHits(test));
        json.set("outline", MAPPER.readTree(AttackSpecJson.writeOutline(test.spec(), SpecSummary.TARGETS_AT_MOST)));
        return MAPPER.writeValueAsString(json);
    }

    /** @throws RuntimeException if this version cannot read it */
    static SpecSummary read(String text) {
        JsonNode json = MAPPER.readTree(text);
        JsonNode planned = json.path("plannedHits");
        return new SpecSummary(
                AttackSpecJson.readStored(json.path("outline").toString()),
                json.path("targetCount").intValue(),
                planned.isIntegralNumber() ? Long.valueOf(planned.longValue()) : null);
    }
}
