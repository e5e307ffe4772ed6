package io.loadtester.common.input;

import io.loadtester.common.test.Target;
import java.util.Base64;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a target as the JSON object that {@link TargetsParser} reads as the same target. */
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
        return json.put("body", Base64.getEncoder().encodeToString(target.body().bytes()));
    }
}
