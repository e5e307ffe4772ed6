package io.loadtester.master.thresholds;

import io.loadtester.common.threshold.Threshold;
import io.loadtester.spec.DurationParser;
import io.loadtester.spec.InputException;
import io.loadtester.spec.threshold.ThresholdException;
import io.loadtester.spec.threshold.ThresholdParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads thresholds from a body: each is a string, or an object {@code {"expression": "failures < 1%", "abort": true,
 * "after": "10s"}}.
 */
public final class ThresholdJson {

    private static final Set<String> FIELDS = Set.of("expression", "abort", "after");

    private ThresholdJson() {}

    /** @throws InputException naming the element as {@code field[i]} */
    public static List<Threshold> readList(String field, JsonNode value) {
        if (!value.isArray()) {
            throw new InputException(field, "must be a list");
        }
        if (value.size() > Threshold.MAX_PER_TEST) {
            throw new InputException(
                    field, "must have at most " + Threshold.MAX_PER_TEST + " elements, has " + value.size());
        }
        List<Threshold> list = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            list.add(read(field + "[" + i + "]", value.get(i)));
        }
        return List.copyOf(list);
    }

    private static Threshold read(String field, JsonNode value) {
        if (value.isString()) {
            return parse(field, value.asString());
        }
        if (!value.isObject()) {
            throw new InputException(
                    field,
                    "must be a string like \"p99(response) < 250ms\", or an object with expression, abort, after");
        }
        value.properties().forEach(property -> {
            if (!FIELDS.contains(property.getKey())) {
                throw new InputException(field, "may have only the fields expression, abort and after");
            }
        });
        JsonNode expression = value.path("expression");
        if (!expression.isString()) {
            throw new InputException(field + ".expression", "must be a string like \"p99(response) < 250ms\"");
        }
        return withAbort(field, value, parse(field + ".expression", expression.asString()));
    }

    private static Threshold withAbort(String field, JsonNode value, Threshold threshold) {
        JsonNode abort = value.path("abort");
        JsonNode after = value.path("after");
        boolean abortGiven = !abort.isMissingNode() && !abort.isNull();
        boolean afterGiven = !after.isMissingNode() && !after.isNull();
        if (abortGiven && !abort.isBoolean()) {
            throw new InputException(field + ".abort", "must be true or false");
        }
        if (threshold.abort() && (abortGiven || afterGiven)) {
            throw new InputException(field, "already says abort in its expression; leave the field out");
        }
        if (!abort.asBoolean(false)) {
            if (afterGiven) {
                throw new InputException(field + ".after", "goes with \"abort\": true only");
            }
            return threshold;
        }
        Duration delay = afterGiven ? DurationParser.parse(field + ".after", after) : null;
        return threshold.aborting(delay);
    }

    /** @throws InputException pointing at the first character that makes no sense */
    static Threshold parse(String field, String text) {
        try {
            return ThresholdParser.parse(text);
        } catch (ThresholdException e) {
            throw new InputException(field, String.valueOf(e.getMessage()));
        }
    }
}
