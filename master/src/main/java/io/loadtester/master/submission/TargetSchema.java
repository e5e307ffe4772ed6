package io.loadtester.master.submission;

import io.loadtester.common.test.Target;
import io.loadtester.master.openapi.ObjectShape;
import io.loadtester.master.openapi.Shapes;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;

/** Describes targets, their headers and their assertions. */
final class TargetSchema {

    private TargetSchema() {}

    /** Open, because Vegeta ignores keys that it does not know. */
    static Schema<?> target() {
        return new ObjectShape("A request template, in Vegeta's json format")
                .required("method", Shapes.text("Such as GET"))
                .required("url", Shapes.text("http or https"))
                .optional("name", Shapes.text("What its results are counted under; method and URL by default"))
                .optional(
                        "weight",
                        Shapes.wholeNumber(
                                1, Target.MAX_WEIGHT, "How often it is hit relative to the others; 1 by default"))
                .optional("headers", Shapes.named(SubmissionSchemas.HEADERS))
                .optional(
                        "header", Shapes.named(SubmissionSchemas.HEADERS).description("The same, in Vegeta's spelling"))
                .optional("body", Shapes.text("In base64"))
                .optional("bodyText", Shapes.text("The body as text, instead of body"))
                .optional("assertions", Shapes.listOf(Shapes.named(SubmissionSchemas.ASSERTION)))
                .open()
                .schema();
    }

    static Schema<?> headers() {
        Schema<?> values =
                Shapes.either("One value or several", Shapes.text("A value"), Shapes.listOf(Shapes.text("A value")));
        return Shapes.either(
                "Request headers",
                new JsonSchema().typesItem("object").additionalProperties(values),
                Shapes.listOf(Shapes.text("A line: Name: value")),
                Shapes.text("A line: Name: value"));
    }

    static Schema<?> assertion() {
        Schema<?> code = Shapes.either(
                "A status code, or a class of them such as 2xx",
                Shapes.wholeNumber(100, 599, "A code"),
                Shapes.text("A code or a class"));
        return Shapes.either(
                "What must hold of a response",
                new ObjectShape("Its status is one of these")
                        .required("status", Shapes.either("One or several", code, Shapes.listOf(code)))
                        .schema(),
                new ObjectShape("A header is, or matches, something")
                        .required("header", Shapes.text("Its name"))
                        .optional("equals", Shapes.text("Its value"))
                        .optional("matches", Shapes.text("A regular expression (RE2), instead of equals"))
                        .schema(),
                new ObjectShape("The body contains, or matches, something")
                        .required("body", body())
                        .schema(),
                new ObjectShape("A place in a JSON body has a value")
                        .required("json", Shapes.text("Where, as a JSON pointer"))
                        .required("equals", new JsonSchema().description("Any JSON value"))
                        .schema(),
                new ObjectShape("The body is not longer than this")
                        .required("maxBytes", Shapes.wholeNumber(0, "Bytes"))
                        .schema());
    }

    private static Schema<?> body() {
        return new ObjectShape("One of the two")
                .optional("contains", Shapes.text("A text"))
                .optional("matches", Shapes.text("A regular expression (RE2)"))
                .schema();
    }
}
