package io.loadtester.master.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.List;

/** Creates schemas of single values; each call returns a new one. */
public final class Shapes {

    private Shapes() {}

    /** One of the document's named schemas. */
    public static Schema<?> named(String name) {
        return new JsonSchema().$ref(Components.COMPONENTS_SCHEMAS_REF + name);
    }

    public static Schema<?> text(String description) {
        return of("string", description);
    }

    public static Schema<?> text(int maxLength) {
        return new JsonSchema().typesItem("string").minLength(1).maxLength(maxLength);
    }

    public static Schema<?> flag(String description) {
        return of("boolean", description);
    }

    public static Schema<?> number(String description) {
        return of("number", description);
    }

    public static Schema<?> wholeNumber(String description) {
        return of("integer", description);
    }

    public static Schema<?> wholeNumber(long least, String description) {
        Schema<?> schema = wholeNumber(description);
        schema.setMinimum(BigDecimal.valueOf(least));
        return schema;
    }

    public static Schema<?> wholeNumber(long least, long most, String description) {
        Schema<?> schema = wholeNumber(least, description);
        schema.setMaximum(BigDecimal.valueOf(most));
        return schema;
    }

    /** One of these words. */
    public static Schema<Object> words(List<String> words) {
        JsonSchema schema = new JsonSchema();
        schema.addType("string");
        words.forEach(schema::addEnumItemObject);
        return schema;
    }

    /** This word and no other. */
    public static Schema<?> word(String word) {
        return words(List.of(word));
    }

    public static Schema<?> listOf(Schema<?> element) {
        Schema<?> schema = new JsonSchema().typesItem("array");
        schema.setItems(element);
        return schema;
    }

    public static Schema<?> listOf(Schema<?> element, int maxSize) {
        return listOf(element).maxItems(maxSize);
    }

    public static Schema<?> either(String description, Schema<?>... schemas) {
        Schema<?> schema = new JsonSchema();
        for (Schema<?> one : schemas) {
            schema.addAnyOfItem(one);
        }
        schema.setDescription(description);
        return schema;
    }

    private static Schema<?> of(String type, String description) {
        Schema<?> schema = new JsonSchema().typesItem(type);
        schema.setDescription(description);
        return schema;
    }
}
