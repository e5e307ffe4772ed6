package io.loadtester.master.openapi;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;

/**
 * Builds the schema of a JSON object that has no record because it is read field by field. Mutable, not thread-safe.
 *
 * <pre>{@code
 * Schema<?> step = new ObjectShape("A time at one rate").required("ratePerSecond", rate).schema();
 * }</pre>
 */
public final class ObjectShape {

    private final Schema<?> schema = new JsonSchema();

    public ObjectShape(String description) {
        schema.addType("object");
        schema.setDescription(description);
    }

    public ObjectShape required(String field, Schema<?> value) {
        schema.addRequiredItem(field);
        return optional(field, value);
    }

    public ObjectShape optional(String field, Schema<?> value) {
        schema.addProperty(field, value);
        return this;
    }

    /** Allows fields that are not described. */
    public ObjectShape open() {
        schema.setAdditionalProperties(true);
        return this;
    }

    public Schema<?> schema() {
        return schema;
    }
}
