package io.loadtester.spec;

import io.loadtester.common.schedule.ChangedPacer;
import io.loadtester.common.schedule.ChangedPacer.Part;
import io.loadtester.common.schedule.Pacer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes and reads a pacer with the changes it had during a test: the pacer as users write it in {@code pacer}, and the
 * later ones in {@code changes}, each with its cut-over. Users do not write this form.
 *
 * <pre>
 * {"pacer": {"type": "constant", "ratePerSecond": 50},
 *  "changes": [{"fromNanos": 12000000000, "pacer": {"type": "constant", "ratePerSecond": 500}}]}
 * </pre>
 */
public final class ChangedPacerJson {

    private ChangedPacerJson() {}

    public static String text(Pacer pacer) {
        ObjectNode json = JsonText.MAPPER.createObjectNode();
        write(pacer, json);
        return JsonText.MAPPER.writeValueAsString(json);
    }

    /** @throws IllegalArgumentException if the text is not what {@link #text} writes */
    public static Pacer read(String text) {
        try {
            return read(JsonText.MAPPER.readTree(text));
        } catch (JacksonException | InputException e) {
            throw new IllegalArgumentException("not a pacer that is known here: " + e.getMessage(), e);
        }
    }

    /** Adds the two fields to an object; without changes, only the first. */
    static void write(Pacer pacer, ObjectNode json) {
        List<Part> parts = ChangedPacer.partsOf(pacer);
        json.set("pacer", PacerJson.write(parts.get(0).pacer()));
        if (parts.size() > 1) {
            ArrayNode changes = json.putArray("changes");
            parts.stream().skip(1).forEach(part -> changes.addObject()
                    .put("fromNanos", part.fromNanos())
                    .set("pacer", PacerJson.write(part.pacer())));
        }
    }

    /**
     * Reads the two fields of an object.
     *
     * @throws InputException if a pacer cannot be read
     * @throws IllegalArgumentException if the changes are not in their order
     */
    static Pacer read(JsonNode json) {
        Pacer first = PacerParser.parse("pacer", json.path("pacer"));
        if (json.path("changes").isEmpty()) {
            return first;
        }
        List<Part> parts = new ArrayList<>(List.of(new Part(0, first)));
        json.path("changes")
                .forEach(change -> parts.add(new Part(
                        change.path("fromNanos").longValue(),
                        PacerParser.parse("changes.pacer", change.path("pacer")))));
        return new ChangedPacer(parts);
    }
}
