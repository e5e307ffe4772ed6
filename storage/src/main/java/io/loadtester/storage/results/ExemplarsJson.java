package io.loadtester.storage.results;

import io.loadtester.common.result.Exemplar;
import io.loadtester.common.result.FailureKind;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Exemplars as a JSON array. */
final class ExemplarsJson {

    private static final char REPLACEMENT = '\uFFFD';

    private ExemplarsJson() {}

    static String write(List<Exemplar> exemplars) {
        ArrayNode json = Json.MAPPER.createArrayNode();
        for (Exemplar exemplar : exemplars) {
            ObjectNode each = json.addObject()
                    .put("dueNanos", exemplar.dueNanos())
                    .put("responseNanos", exemplar.responseNanos())
                    .put("statusCode", exemplar.statusCode())
                    // The text may quote anything a target sent; NUL is the only character PostgreSQL rejects.
                    .put("text", exemplar.text().replace('\0', REPLACEMENT));
            FailureKind failure = exemplar.failure();
            if (failure != null) {
                each.put("failure", failure.word());
            }
        }
        return Json.write(json);
    }

    static List<Exemplar> read(String json) {
        List<Exemplar> exemplars = new ArrayList<>();
        for (JsonNode each : Json.read(json)) {
            String failure = each.path("failure").asString("");
            exemplars.add(new Exemplar(
                    each.path("dueNanos").longValue(),
                    each.path("responseNanos").longValue(),
                    each.path("statusCode").intValue(),
                    failure.isEmpty() ? null : FailureKind.read(failure),
                    each.path("text").asString("")));
        }
        return exemplars;
    }
}
