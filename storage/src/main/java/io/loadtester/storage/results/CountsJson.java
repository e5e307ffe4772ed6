package io.loadtester.storage.results;

import io.loadtester.common.result.FailureKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Counts by status code and by failure kind as JSON objects. */
final class CountsJson {

    private CountsJson() {}

    static String writeStatusCodes(Map<Integer, Long> counts) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        new TreeMap<>(counts).forEach((code, count) -> json.put(code.toString(), count));
        return Json.write(json);
    }

    static Map<Integer, Long> readStatusCodes(String json) {
        Map<Integer, Long> counts = new TreeMap<>();
        Json.read(json)
                .properties()
                .forEach(count -> counts.put(
                        Integer.valueOf(count.getKey()), count.getValue().longValue()));
        return counts;
    }

    static String writeFailures(Map<FailureKind, Long> counts) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        new TreeMap<>(counts).forEach((kind, count) -> json.put(kind.word(), count));
        return Json.write(json);
    }

    static Map<FailureKind, Long> readFailures(String json) {
        Map<FailureKind, Long> counts = new EnumMap<>(FailureKind.class);
        Json.read(json)
                .properties()
                .forEach(count -> counts.merge(
                        FailureKind.read(count.getKey()), count.getValue().longValue(), Long::sum));
        return counts;
    }
}
