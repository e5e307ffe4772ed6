package io.loadtester.spec;

import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An attack spec as a JSON document: the form in which it is stored and sent to workers. A document outlives the version
 * that wrote it: keys that are not known here are passed over, and what is missing is as it is by default.
 */
public final class AttackSpecJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private static final List<String> LONG_OR_SECRET = List.of(
            "headers",
            "body",
            "proxyHeaders",
            "assertions",
            "buckets",
            "cert",
            "key",
            "rootCerts",
            "connectTo",
            "feeder");

    private AttackSpecJson() {}

    public static String write(AttackSpec spec) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("name", spec.name());
        json.set("pacer", PacerJson.write(spec.pacer()));
        json.put("durationNanos", spec.duration().toNanos());
        ArrayNode targets = json.putArray("targets");
        spec.targets().forEach(target -> targets.add(TargetJson.writeBriefly(target)));
        json.set("options", AttackOptionsJson.write(spec.options()));
        return MAPPER.writeValueAsString(json);
    }

    /**
     * The same in short, for lists: the first targets alone and without headers, bodies and assertions, and of the options
     * those that are short and no secrets. It is read again as a spec is.
     */
    public static String writeOutline(AttackSpec spec, int targetsAtMost) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("name", spec.name());
        json.set("pacer", PacerJson.write(spec.pacer()));
        json.put("durationNanos", spec.duration().toNanos());
        ArrayNode targets = json.putArray("targets");
        spec.targets().stream()
                .limit(targetsAtMost)
                .forEach(target -> targets.add(TargetJson.write(target).retain("name", "method", "url")));
        json.set("options", AttackOptionsJson.write(spec.options()).remove(LONG_OR_SECRET));
        return MAPPER.writeValueAsString(json);
    }

    /** @throws IllegalArgumentException if the spec cannot be carried out by this version */
    public static AttackSpec read(String text) {
        return read(text, json -> {});
    }

    /**
     * Reads what may have been stored by any version: whatever is not known here is passed over, wherever it stands.
     *
     * @throws IllegalArgumentException if what is known is no spec
     */
    public static AttackSpec readStored(String text) {
        return read(text, StoredKeys::removeUnknown);
    }

    private static AttackSpec read(String text, Consumer<JsonNode> before) {
        try {
            JsonNode json = MAPPER.readTree(text);
            before.accept(json);
            AttackOptions options = AttackOptionsParser.parseKnown("options", json.path("options"))
                    .options();
            return new AttackSpec(
                    json.path("name").asString(""),
                    PacerParser.parse("pacer", json.path("pacer")),
                    Duration.ofNanos(json.path("durationNanos").longValue()),
                    TargetsParser.parseList(
                            "targets", json.path("targets"), options.request().template()),
                    options);
        } catch (JacksonException | InputException e) {
            throw new IllegalArgumentException("not an attack spec that is known here: " + e.getMessage(), e);
        }
    }
}
