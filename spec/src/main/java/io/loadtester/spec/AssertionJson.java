package io.loadtester.spec;

import io.loadtester.common.test.Assertion;
import io.loadtester.common.test.JsonValue;
import io.loadtester.common.test.StatusCodes;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes assertions as a JSON list; {@link AssertionReader} reads it back as equal assertions. */
final class AssertionJson {

    private AssertionJson() {}

    static ArrayNode write(List<Assertion> assertions) {
        ArrayNode list = JsonText.MAPPER.createArrayNode();
        assertions.forEach(assertion -> list.add(write(assertion)));
        return list;
    }

    private static ObjectNode write(Assertion assertion) {
        ObjectNode json = JsonText.MAPPER.createObjectNode();
        if (assertion instanceof Assertion.Status status) {
            ArrayNode codes = json.putArray("status");
            status.anyOf().forEach(code -> write(code, codes));
        } else if (assertion instanceof Assertion.HeaderEquals header) {
            json.put("header", header.name()).put("equals", header.value());
        } else if (assertion instanceof Assertion.HeaderMatches header) {
            json.put("header", header.name()).put("matches", header.pattern().text());
        } else if (assertion instanceof Assertion.BodyContains body) {
            json.putObject("body").put("contains", body.text());
        } else if (assertion instanceof Assertion.BodyMatches body) {
            json.putObject("body").put("matches", body.pattern().text());
        } else if (assertion instanceof Assertion.JsonEquals at) {
            json.put("json", at.pointer()).set("equals", tree(at.value()));
        } else if (assertion instanceof Assertion.BodyAtMost size) {
            json.put("maxBytes", size.bytes());
        }
        return json;
    }

    private static void write(StatusCodes code, ArrayNode codes) {
        if (code.isOne()) {
            codes.add(code.least());
        } else {
            codes.add(code.toString());
        }
    }

    private static JsonNode tree(JsonValue value) {
        return JsonText.MAPPER.readTree(value.text());
    }
}
