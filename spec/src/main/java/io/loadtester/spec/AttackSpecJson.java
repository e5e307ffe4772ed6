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
 * An attack spec as a JSON document, as it is stored and sent to workers. Documents outlive the version that wrote
 * them: unknown keys are ignored, and missing ones have their defaults.
 *
 * <pre>{@code
 * AttackSpec same = AttackSpecJson.read(AttackSpecJson.write(spec));
 * }</pre>
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
        ChangedPacerJson.write(spec.pacer(), json);
        json.put("durationNanos", spec.duration().toNanos());
        ArrayNode targets = json.putArray("targets");
        spec.targets().forEach(target -> targets.add(TargetJson.writeBriefly(target)));
        json.set("options", AttackOptionsJson.write(spec.options()));
        return MAPPER.writeValueAsString(json);
    }

    /**
     * A short form for lists: only the first targets, without headers, bodies and assertions, and only options that are
     * short and not secret. It can be read back as a spec.
     */
    public static String writeOutline(AttackSpec spec, int targetsAtMost) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("name", spec.name());
        ChangedPacerJson.write(spec.pacer(), json);
        json.put("durationNanos", spec.duration().toNanos());
        ArrayNode targets = json.putArray("targets");
        spec.targets().stream()
                .limit(targetsAtMost)
                .forEach(target -> targets.add(TargetJson.write(target).retain("name", "method", "url")));
        json.set("options", AttackOptionsJson.write(spec.options()).remove(LONG_OR_SECRET));
        return MAPPER.writeValueAsString(json);
    }

    /** @throws IllegalArgumentException if this version cannot run the spec */
    public static AttackSpec read(String text) {
        return read(text, json -> {});
    }

    /**
     * Reads a spec stored by any version: unknown keys are ignored at every level.
     *
     * @throws IllegalArgumentException if the known keys do not make a spec
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
                    ChangedPacerJson.read(json),
                    Duration.ofNanos(json.path("durationNanos").longValue()),
                    TargetsParser.parseList(
                            "targets", json.path("targets"), options.request().template()),
                    options);
        } catch (JacksonException | InputException e) {
            throw new IllegalArgumentException("not an attack spec that is known here: " + e.getMessage(), e);
        }
    }
}
