package io.loadtester.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Removes the keys that this version does not know from a stored spec, at every level: another version may have written
 * them, and there is no user to tell about misspellings. Known keys are left for the strict readers.
 */
final class StoredKeys {

    private StoredKeys() {}

    static void removeUnknown(JsonNode spec) {
        pacer(spec.path("pacer"));
        spec.path("changes").forEach(change -> pacer(change.path("pacer")));
        spec.path("targets").forEach(StoredKeys::target);
        options(spec.path("options"));
    }

    private static void options(JsonNode options) {
        retain(options, OptionTable.keys());
        assertions(options.path("assertions"));
        retain(options.path("feeder"), FeederJson.KEYS);
        pacer(options.path("pacer"));
    }

    private static void target(JsonNode target) {
        retain(target, JsonTargets.KEYS);
        assertions(target.path("assertions"));
    }

    private static void pacer(JsonNode pacer) {
        String type = pacer.path("type").asString("").trim().toLowerCase(Locale.ROOT);
        List<String> fields = PacerParser.FIELDS.get(type);
        if (fields != null) {
            retain(pacer, fields);
        }
        pacer.path("steps").forEach(step -> retain(step, PacerParser.STEP_FIELDS));
    }

    private static void assertions(JsonNode assertions) {
        assertions.forEach(StoredKeys::assertion);
    }

    /**
     * Leaves an assertion without a known subject alone: one that this version cannot check makes the spec unreadable.
     */
    private static void assertion(JsonNode assertion) {
        Set<String> subjects = new TreeSet<>(assertion.propertyNames());
        subjects.retainAll(AssertionReader.KEYS.keySet());
        if (subjects.size() != 1) {
            return;
        }
        String subject = subjects.iterator().next();
        List<String> known = new ArrayList<>(AssertionReader.KEYS.getOrDefault(subject, Set.of()));
        known.add(subject);
        retain(assertion, known);
        if (subject.equals("body")) {
            retain(assertion.path(subject), AssertionReader.BODY_KEYS);
        }
    }

    private static void retain(JsonNode node, Collection<String> keys) {
        if (node instanceof ObjectNode object) {
            object.retain(keys);
        }
    }
}
