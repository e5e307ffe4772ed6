package io.loadtester.master;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks responses against the committed document of the API, which must describe their status, their media type and
 * every field of their JSON. Immutable.
 */
final class ApiContract {

    static final Path COMMITTED = Path.of("../docs/openapi.json");

    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document;

    private ApiContract(JsonNode document) {
        this.document = document;
        closeObjects(document.path("components"));
    }

    static ApiContract committed() {
        return new ApiContract(JSON.readTree(COMMITTED));
    }

    /** Fails if the operation is described and the response differs from its description. */
    void check(HttpResponse<String> answer) {
        String asked = answer.request().method() + " " + answer.uri().getPath();
        operation(answer.request().method(), answer.uri().getPath()).ifPresent(operation -> {
            JsonNode responses = operation.path("responses");
            JsonNode described = responses.path(String.valueOf(answer.statusCode()));
            check(asked, answer, described.isMissingNode() ? responses.path("default") : described);
        });
    }

    private void check(String asked, HttpResponse<String> answer, JsonNode described) {
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        JsonNode schema = described.path("content").path(type).path("schema");
        if (answer.body().isEmpty()) {
            assertThat(described.path("content").isEmpty())
                    .as("%s: a body is described, but there is none", asked)
                    .isTrue();
            return;
        }
        assertThat(schema.isMissingNode())
                .as("%s is answered with %s as %s, which docs/openapi.json does not describe", asked, answer, type)
                .isFalse();
        if (type.endsWith("json")) {
            ObjectNode whole = JSON.createObjectNode();
            whole.setAll((ObjectNode) schema);
            whole.set("components", document.path("components"));
            assertThat(SCHEMAS.getSchema(whole).validate(JSON.readTree(answer.body())))
                    .as("%s is not answered as docs/openapi.json describes: %s", asked, answer.body())
                    .isEmpty();
        }
    }

    private Optional<JsonNode> operation(String method, String path) {
        return document.path("paths").properties().stream()
                .filter(item -> path.matches(item.getKey().replaceAll("\\{\\w+}", "[^/]+")))
                .map(item -> item.getValue().path(method.toLowerCase(Locale.ROOT)))
                .filter(operation -> !operation.isMissingNode())
                .findFirst();
    }

    /** Forbids undescribed fields: the document allows them so that clients ignore them, but the master has none. */
    private static void closeObjects(JsonNode schemas) {
        if (schemas instanceof ObjectNode schema
                && schema.path("properties").isObject()
                && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        List.copyOf(schemas.values()).forEach(ApiContract::closeObjects);
    }
}
