package io.loadtester.storage;

import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.Target;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Attack specs as JSON. A spec outlives the version that stored it: fields that are not known here are passed over, and
 * options that are missing are as they are by default.
 */
final class AttackSpecJson {

    private AttackSpecJson() {}

    static String write(AttackSpec spec) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("name", spec.name());
        json.set("pacer", write(spec.pacer()));
        json.put("durationNanos", spec.duration().toNanos());
        ArrayNode targets = json.putArray("targets");
        spec.targets().forEach(target -> targets.add(write(target)));
        json.set("options", write(spec.options()));
        return Json.write(json);
    }

    /** @throws IllegalArgumentException if the spec cannot be carried out by this version */
    static AttackSpec read(String text) {
        JsonNode json = Json.read(text);
        List<Target> targets = new ArrayList<>();
        json.path("targets").forEach(target -> targets.add(readTarget(target)));
        return new AttackSpec(
                json.path("name").asString(""),
                readPacer(json.path("pacer")),
                Duration.ofNanos(json.path("durationNanos").longValue()),
                targets,
                readOptions(json.path("options")));
    }

    private static ObjectNode write(Pacer pacer) {
        if (!(pacer instanceof ConstantPacer constant)) {
            throw new IllegalArgumentException("a pacer that cannot be stored yet: " + pacer);
        }
        return Json.MAPPER.createObjectNode().put("type", "constant").put("ratePerSecond", constant.ratePerSecond());
    }

    private static Pacer readPacer(JsonNode json) {
        String type = json.path("type").asString("");
        return switch (type) {
            case "constant" -> new ConstantPacer(json.path("ratePerSecond").doubleValue());
            default -> throw new IllegalArgumentException("a stored pacer of a type that is not known here: " + type);
        };
    }

    private static ObjectNode write(Target target) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("name", target.name())
                .put("method", target.method())
                .put("url", target.url().toString());
        json.set("headers", write(target.headers()));
        json.put("body", write(target.body()));
        return json;
    }

    private static Target readTarget(JsonNode json) {
        return new Target(
                json.path("name").asString(""),
                json.path("method").asString(""),
                URI.create(json.path("url").asString("")),
                readHeaders(json.path("headers")),
                readBody(json.path("body")));
    }

    private static ObjectNode write(AttackOptions options) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("timeoutNanos", options.timeout().toNanos())
                .put("redirects", options.redirects())
                .put("keepalive", options.keepalive())
                .put("insecure", options.insecure())
                .put("connections", options.connections())
                .put("maxConnections", options.maxConnections())
                .put("workers", options.workers())
                .put("maxWorkers", options.maxWorkers());
        json.set("headers", write(options.headers()));
        json.put("body", write(options.body()));
        return json;
    }

    private static AttackOptions readOptions(JsonNode json) {
        AttackOptions defaults = AttackOptions.DEFAULTS;
        return new AttackOptions(
                Duration.ofNanos(
                        json.path("timeoutNanos").asLong(defaults.timeout().toNanos())),
                json.path("redirects").asInt(defaults.redirects()),
                json.path("keepalive").asBoolean(defaults.keepalive()),
                json.path("insecure").asBoolean(defaults.insecure()),
                json.path("connections").asInt(defaults.connections()),
                json.path("maxConnections").asInt(defaults.maxConnections()),
                json.path("workers").asLong(defaults.workers()),
                json.path("maxWorkers").asLong(defaults.maxWorkers()),
                readHeaders(json.path("headers")),
                readBody(json.path("body")));
    }

    private static ArrayNode write(List<Header> headers) {
        ArrayNode json = Json.MAPPER.createArrayNode();
        headers.forEach(header -> json.addObject().put("name", header.name()).put("value", header.value()));
        return json;
    }

    private static List<Header> readHeaders(JsonNode json) {
        List<Header> headers = new ArrayList<>();
        json.forEach(header -> headers.add(new Header(
                header.path("name").asString(""), header.path("value").asString(""))));
        return headers;
    }

    private static String write(Body body) {
        return Base64.getEncoder().encodeToString(body.bytes());
    }

    private static Body readBody(JsonNode json) {
        return Body.of(Base64.getDecoder().decode(json.asString("")));
    }
}
