package io.loadtester.master.submission;

import io.loadtester.common.threshold.Threshold;
import io.loadtester.master.openapi.ObjectShape;
import io.loadtester.master.openapi.Shapes;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Describes the bodies that submit a test. They have no records because {@link TypedBody} and {@link EncodedBody} read
 * them field by field. Other spellings of fields, such as snake_case, are accepted but not described.
 */
@Component
final class SubmissionSchemas implements OpenApiCustomizer {

    static final String TEST_DOCUMENT = "TestDocument";
    static final String TEST_REQUEST = "TestRequest";
    static final String LOAD_CHANGE = "LoadChange";
    static final String DURATION = "Duration";
    static final String PACER = "Pacer";
    static final String RATE = "Rate";
    static final String ASSERTION = "Assertion";
    static final String HEADERS = "Headers";

    private static final String TARGET = "TargetDocument";
    private static final String ATTACK = "AttackDocument";
    private static final String THRESHOLD = "ThresholdDocument";

    @Override
    public void customise(OpenAPI document) {
        document.getComponents()
                .addSchemas(TEST_DOCUMENT, testDocument())
                .addSchemas(TEST_REQUEST, testRequest())
                .addSchemas(LOAD_CHANGE, loadChange())
                .addSchemas(DURATION, duration())
                .addSchemas(RATE, PacerSchema.rate())
                .addSchemas(PACER, PacerSchema.pacer())
                .addSchemas(TARGET, TargetSchema.target())
                .addSchemas(HEADERS, TargetSchema.headers())
                .addSchemas(ASSERTION, TargetSchema.assertion())
                .addSchemas(ATTACK, AttackSchema.options())
                .addSchemas(THRESHOLD, threshold());
    }

    private static Schema<?> testDocument() {
        ObjectShape test = new ObjectShape("A test as it is submitted, and returned to be submitted again")
                .required("name", Shapes.text(Submission.MAX_NAME))
                .required("duration", Shapes.named(DURATION))
                .required("pacer", Shapes.named(PACER).description("May be given in attack instead"))
                .required("targets", Shapes.listOf(Shapes.named(TARGET)).minItems(1))
                .optional("attack", Shapes.named(ATTACK));
        return common(test).schema();
    }

    private static Schema<?> testRequest() {
        ObjectShape test = new ObjectShape("A test with its targets in base64 and its attack options as text")
                .required("name", Shapes.text(Submission.MAX_NAME))
                .required("durationSeconds", Shapes.named(DURATION))
                .optional("ratePerSecond", Shapes.named(RATE).description("Required, unless the options have a pacer"))
                .required("targetsBase64", Shapes.text("Targets in one of Vegeta's formats, in base64"))
                .optional(
                        "vegetaPayloadJson",
                        Shapes.either(
                                "Attack options, as an object or as its text",
                                Shapes.text("A JSON object"),
                                Shapes.named(ATTACK)));
        return common(test).schema();
    }

    private static Schema<?> loadChange() {
        return new ObjectShape("What is to be different in a running test; at least one field")
                .optional(
                        "ratePerSecond",
                        Shapes.named(RATE)
                                .description("Arrivals at random stay random; any other pacer becomes a constant one"))
                .optional(
                        "pacer", Shapes.named(PACER).description("It begins at its own start; not with ratePerSecond"))
                .optional(
                        "duration",
                        Shapes.named(DURATION).description("How long the whole test lasts then, from its start"))
                .optional(
                        "workerCount",
                        Shapes.wholeNumber(1, Submission.MAX_WORKERS, "How many workers attack; not with weighted"))
                .schema();
    }

    /** The fields that both bodies share, as read by {@link Submission.CommonFields}. */
    private static ObjectShape common(ObjectShape test) {
        return test.optional(
                        "workerCount",
                        Shapes.wholeNumber(1, Submission.MAX_WORKERS, "How many workers run the test; 1 by default"))
                .optional("rateDistribution", Shapes.named("RateDistribution"))
                .optional(
                        "rateWeights",
                        Shapes.listOf(Shapes.number("Above 0"), Submission.MAX_WORKERS)
                                .description("One for each worker; goes with rateDistribution weighted"))
                .optional("onWorkerLoss", Shapes.named("OnWorkerLoss"))
                .optional("tags", Shapes.listOf(Shapes.text(Submission.MAX_TAG), Submission.MAX_TAGS))
                .optional("thresholds", Shapes.listOf(Shapes.named(THRESHOLD), Threshold.MAX_PER_TEST));
    }

    private static Schema<?> threshold() {
        ObjectShape parted = new ObjectShape("The same as an object")
                .required("expression", Shapes.text("Such as p99(response) < 250ms"))
                .optional("abort", Shapes.flag("Whether to stop the test once the threshold is lost"))
                .optional(
                        "after",
                        Shapes.named(DURATION)
                                .description(
                                        "When in the test it is first judged by the results so far; goes with abort"));
        return Shapes.either(
                "What must hold of the results", Shapes.text("Such as p99(response) < 250ms"), parted.schema());
    }

    private static Schema<?> duration() {
        return Shapes.either(
                "Such as 30s, 1m30s, 250ms or 2h; a number stands for seconds",
                Shapes.text("Numbers with units: h, m, s, ms, us, ns"),
                Shapes.number("Seconds"));
    }
}
