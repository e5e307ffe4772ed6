package io.loadtester.master.openapi;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Describes records as they are written: every component is present, and null only if it is {@link Nullable}. Rejects
 * two records with the same name, of which the document would show only one. Thread-safe.
 */
final class RecordSchemas implements ModelConverter {

    private static final String NULL = "null";

    private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        Class<?> raw = Json31.mapper().constructType(type.getType()).getRawClass();
        Schema<?> model = resolved == null ? null : model(resolved, context);
        if (model != null && raw.isRecord()) {
            claimName(model.getName(), raw);
            describe(model, raw);
        }
        return resolved;
    }

    private static @Nullable Schema<?> model(Schema<?> resolved, ModelConverterContext context) {
        String reference = resolved.get$ref();
        return reference == null
                ? resolved
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private void claimName(@Nullable String name, Class<?> record) {
        if (name == null) {
            return;
        }
        Class<?> other = named.putIfAbsent(name, record);
        if (other != null && !other.equals(record)) {
            throw new IllegalStateException("two schemas are named " + name + ": " + other + " and " + record);
        }
    }

    @SuppressWarnings("rawtypes")
    private static void describe(Schema<?> model, Class<?> record) {
        Map<String, Schema> properties = model.getProperties();
        if (properties == null) {
            return;
        }
        List<String> required = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            String name = nameInJson(component);
            Schema<?> property = properties.get(name);
            if (property == null) {
                continue;
            }
            if (component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
                properties.remove(name);
                model.setAdditionalProperties(property.getAdditionalProperties());
                continue;
            }
            required.add(name);
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class) && !isDemanded(component)) {
                properties.put(name, orNull(property));
            }
        }
        model.setRequired(required);
    }

    private static String nameInJson(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }

    /** A required component of a request is nullable only so that its absence can be reported. */
    private static boolean isDemanded(RecordComponent component) {
        io.swagger.v3.oas.annotations.media.Schema given =
                component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        return given != null && given.requiredMode() == RequiredMode.REQUIRED;
    }

    /** Also allows null; idempotent. */
    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            Schema<?> either = new JsonSchema();
            either.setAnyOf(List.of(new JsonSchema().$ref(schema.get$ref()), new JsonSchema().typesItem(NULL)));
            return either;
        }
        if (schema.getTypes() != null) {
            Set<String> types = new LinkedHashSet<>(schema.getTypes());
            types.add(NULL);
            schema.setTypes(types);
        }
        return schema;
    }
}
