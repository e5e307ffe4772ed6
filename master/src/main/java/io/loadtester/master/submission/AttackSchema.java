package io.loadtester.master.submission;

import io.loadtester.common.test.FeederOrder;
import io.loadtester.master.openapi.ObjectShape;
import io.loadtester.master.openapi.Shapes;
import io.loadtester.spec.AttackOption;
import io.loadtester.spec.OptionTable;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Describes the attack options from the table of options. All are optional. */
final class AttackSchema {

    private AttackSchema() {}

    /** Open, because options may also be spelled like Vegeta's flags. */
    static Schema<?> options() {
        ObjectShape options = new ObjectShape(
                "How requests are made; names may also be spelled like flags, max-in-flight for maxInFlight");
        JsonNode properties = OptionTable.schema().path("properties");
        for (AttackOption<?> option : OptionTable.ALL) {
            options.optional(option.name(), shape(properties.path(option.name()), option.help()));
        }
        return options.open().schema();
    }

    private static Schema<?> shape(JsonNode schema, String help) {
        return switch (schema.path("x-form").asString("")) {
            case "duration" -> Shapes.named(SubmissionSchemas.DURATION).description(help);
            case "headers" -> Shapes.named(SubmissionSchemas.HEADERS).description(help);
            case "assertions" ->
                Shapes.listOf(Shapes.named(SubmissionSchemas.ASSERTION)).description(help);
            case "pacer" -> Shapes.named(SubmissionSchemas.PACER).description(help);
            case "feeder" -> feeder().description(help);
            default -> plain(schema);
        };
    }

    private static Schema<?> plain(JsonNode schema) {
        String description = schema.path("description").asString("");
        if (!schema.path("type").isArray()) {
            return simple(schema.path("type").asString(), schema, description);
        }
        List<Schema<?>> either = new ArrayList<>();
        schema.path("type").forEach(type -> either.add(simple(type.asString(), schema, description)));
        return Shapes.either(description, either.toArray(Schema<?>[]::new));
    }

    private static Schema<?> simple(String type, JsonNode schema, String description) {
        return switch (type) {
            case "boolean" -> Shapes.flag(description);
            case "integer" -> wholeNumber(schema, description);
            case "array" ->
                Shapes.either(
                        description,
                        Shapes.listOf(Shapes.text("A single value")),
                        Shapes.text("Values separated by commas"));
            default -> schema.has("enum") ? words(schema).description(description) : Shapes.text(description);
        };
    }

    private static Schema<?> wholeNumber(JsonNode schema, String description) {
        return schema.has("minimum")
                ? Shapes.wholeNumber(schema.path("minimum").longValue(), description)
                : Shapes.wholeNumber(description);
    }

    private static Schema<?> words(JsonNode schema) {
        List<String> words = new ArrayList<>();
        schema.path("enum").forEach(word -> words.add(word.asString()));
        return Shapes.words(words);
    }

    private static Schema<?> feeder() {
        return new ObjectShape("A table whose columns are placeholders")
                .required("csv", Shapes.text("CSV text with the column names in its first line"))
                .optional(
                        "order",
                        Shapes.words(Stream.of(FeederOrder.values())
                                .map(FeederOrder::word)
                                .toList()))
                .optional("seed", Shapes.wholeNumber("Seed of the shuffled order"))
                .schema();
    }
}
