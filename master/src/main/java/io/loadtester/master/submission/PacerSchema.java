package io.loadtester.master.submission;

import io.loadtester.master.openapi.ObjectShape;
import io.loadtester.master.openapi.Shapes;
import io.swagger.v3.oas.models.media.Schema;

/** Describes pacers, one shape for each type. */
final class PacerSchema {

    private PacerSchema() {}

    static Schema<?> pacer() {
        return Shapes.either(
                "The arrival schedule",
                of("constant", "The same rate all the time")
                        .required("ratePerSecond", named())
                        .schema(),
                of("linear", "A rate that rises or falls evenly")
                        .required("startRatePerSecond", named())
                        .required("slopePerSecond", Shapes.number("Change of the rate per second"))
                        .schema(),
                of("sine", "A rate that swings around a mean")
                        .required("meanRatePerSecond", named())
                        .required("amplitudePerSecond", named())
                        .required("period", Shapes.named(SubmissionSchemas.DURATION))
                        .optional("offsetRadians", Shapes.number("Where in the period it begins; 0 by default"))
                        .schema(),
                of("stepped", "One rate after another; the last one lasts to the end")
                        .required("steps", Shapes.listOf(step()).minItems(1))
                        .schema(),
                of("poisson", "Random arrivals with a mean rate")
                        .required("ratePerSecond", named())
                        .optional(
                                "seed", Shapes.wholeNumber("The same seed gives the same arrivals; random by default"))
                        .schema(),
                of("unpaced", "As fast as possible").schema());
    }

    static Schema<?> rate() {
        return Shapes.either(
                "Hits per second, or per a duration",
                Shapes.number("Hits per second"),
                Shapes.text("Such as 50, 50/1s, 100/m or 5/500ms"));
    }

    private static Schema<?> step() {
        return new ObjectShape("A period at one rate, which may be 0")
                .required("ratePerSecond", named())
                .required("duration", Shapes.named(SubmissionSchemas.DURATION))
                .schema();
    }

    private static ObjectShape of(String type, String description) {
        return new ObjectShape(description).required("type", Shapes.word(type));
    }

    private static Schema<?> named() {
        return Shapes.named(SubmissionSchemas.RATE);
    }
}
