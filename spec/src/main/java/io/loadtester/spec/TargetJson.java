package io.loadtester.spec;

import io.loadtester.common.test.Target;
import java.util.Base64;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a target as a JSON object; {@link TargetsParser} reads it back as an equal target. */
public final class TargetJson {

    private TargetJson() {}

    public static ObjectNode write(Target target) {
        ObjectNode json = JsonText.MAPPER
                .createObjectNode()
                .put("name", target.name())
                .put("method", target.method())
                .put("url", target.url().toString())
                .put("weight", target.weight());
        ArrayNode headers = json.putArray("headers");
        target.headers().forEach(header -> headers.add(header.name() + ": " + header.value()));
        json.put("body", Base64.getEncoder().encodeToString(target.body().bytes()));
        if (!target.assertions().isEmpty()) {
            json.set("assertions", AssertionJson.write(target.assertions()));
        }
        return json;
    }

    /** Leaves out name, weight, headers and body where they have their defaults. */
    public static ObjectNode writeBriefly(Target target) {
        ObjectNode json = write(target);
        if (target.name()
                .equals(TargetDraft.defaultName(target.method(), target.url().toString()))) {
            json.remove("name");
        }
        if (target.weight() == 1) {
            json.remove("weight");
        }
        if (target.headers().isEmpty()) {
            json.remove("headers");
        }
        if (target.body().isEmpty()) {
            json.remove("body");
        }
        return json;
    }
}
