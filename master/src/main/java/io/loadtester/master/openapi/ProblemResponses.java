package io.loadtester.master.openapi;

import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Adds to every operation how it fails: always with a problem (RFC 9457). */
final class ProblemResponses implements OpenApiCustomizer {

    private static final String PROBLEM = "Problem";

    @Override
    public void customise(OpenAPI document) {
        document.getComponents().addSchemas(PROBLEM, problem().schema());
        document.getPaths()
                .forEach((path, item) -> item.readOperations().forEach(operation -> describe(path, operation)));
    }

    private static ObjectShape problem() {
        ObjectShape fieldError = new ObjectShape("What is wrong with one field of the request")
                .required("field", Shapes.text("Its name as the client wrote it"))
                .required("message", Shapes.text("What is wrong with it"));
        return new ObjectShape("Why a request failed, as in RFC 9457")
                .required("title", Shapes.text("The status in words"))
                .required("status", Shapes.wholeNumber(400, 599, "The status of the response"))
                .required("detail", Shapes.text("What is wrong and what to do about it"))
                .optional("instance", Shapes.text("The requested path"))
                .optional("field", Shapes.text("The first of the fields in errors"))
                .optional("errors", Shapes.listOf(fieldError.schema()));
    }

    private static void describe(String path, Operation operation) {
        ApiResponses responses = operation.getResponses();
        boolean hasBody = operation.getRequestBody() != null;
        if (hasBody || operation.getParameters() != null) {
            put(responses, "400", "A parameter or a field is invalid; the problem names it");
        }
        if (path.startsWith("/api")) {
            put(responses, "401", "There is no token, or it is no longer valid");
        }
        if (path.contains("{testId}")) {
            put(responses, "404", "There is no such test");
        }
        if (hasBody) {
            put(responses, "413", "The body is too large");
            put(responses, "415", "The body is not application/json");
        }
        put(
                responses,
                ApiResponses.DEFAULT,
                "Any other failure; 503 while PostgreSQL does not answer, or while this master is on standby");
        responses.forEach((status, response) -> {
            if (!status.startsWith("2")) {
                response.setContent(content());
            }
        });
    }

    private static void put(ApiResponses responses, String status, String description) {
        responses.putIfAbsent(status, new ApiResponse().description(description));
    }

    private static Content content() {
        return new Content()
                .addMediaType(APPLICATION_PROBLEM_JSON_VALUE, new MediaType().schema(Shapes.named(PROBLEM)));
    }
}
