package io.loadtester.spec;

import io.loadtester.common.test.AttackOptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes attack options as a JSON object; {@link AttackOptionsParser} reads it back as equal options. */
public final class AttackOptionsJson {

    private AttackOptionsJson() {}

    /** Every option under its own name, including defaults. */
    public static ObjectNode write(AttackOptions options) {
        ObjectNode json = JsonText.MAPPER.createObjectNode();
        for (AttackOption<?> option : OptionTable.ALL) {
            JsonNode value = option.of() == null ? null : option.write(options);
            if (value != null) {
                json.set(option.name(), value);
            }
        }
        return json;
    }
}
