package io.loadtester.master.openapi;

import io.loadtester.common.result.Cause;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.TestOutcome;
import io.loadtester.common.result.Verdict;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.reporting.comparison.ComparisonVerdict;
import io.loadtester.reporting.comparison.Figure;
import io.loadtester.spec.OptionKind;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Lists the words that text properties may have. Their enums cannot do it because they know nothing of JSON. */
final class Words implements OpenApiCustomizer {

    private record Place(String schema, String property) {}

    private record WordSet(String name, List<String> words, List<Place> places) {

        static <E extends Enum<E>> WordSet of(String name, E[] values, Function<E, String> word, Place... places) {
            return new WordSet(name, Stream.of(values).map(word).toList(), List.of(places));
        }
    }

    private static final List<WordSet> SETS = List.of(
            WordSet.of(
                    "RateDistribution",
                    RateDistribution.values(),
                    RateDistribution::word,
                    new Place("TestView", "rateDistribution")),
            WordSet.of(
                    "OnWorkerLoss", OnWorkerLoss.values(), OnWorkerLoss::word, new Place("TestView", "onWorkerLoss")),
            WordSet.of("OptionKind", OptionKind.values(), OptionKind::word, new Place("OptionView", "kind")),
            WordSet.of(
                    "OutcomeKind", TestOutcome.Kind.values(), TestOutcome.Kind::word, new Place("OutcomeView", "kind")),
            WordSet.of(
                    "Verdict",
                    Verdict.Status.values(),
                    Verdict.Status::word,
                    new Place("VerdictView", "status"),
                    new Place("Point", "validity"),
                    new Place("TestFigures", "verdict")),
            WordSet.of("Cause", Cause.values(), Cause::word, new Place("Point", "causes")),
            WordSet.of("FailureKind", FailureKind.values(), FailureKind::word, new Place("FailureSample", "kind")),
            WordSet.of("Figure", Figure.values(), Figure::word, new Place("DifferenceView", "figure")),
            WordSet.of("FigureUnit", Figure.Unit.values(), Figure.Unit::word, new Place("DifferenceView", "unit")),
            WordSet.of(
                    "ComparisonVerdict",
                    ComparisonVerdict.values(),
                    ComparisonVerdict::word,
                    new Place("PairView", "verdict"),
                    new Place("DifferenceView", "verdict")));

    @Override
    public void customise(OpenAPI document) {
        for (WordSet set : SETS) {
            document.getComponents().addSchemas(set.name(), Shapes.words(set.words()));
            set.places().forEach(place -> put(set.name(), place, document));
        }
    }

    private static void put(String name, Place place, OpenAPI document) {
        Schema<?> schema = document.getComponents().getSchemas().get(place.schema());
        Schema<?> text = schema == null ? null : schema.getProperties().get(place.property());
        if (schema == null || text == null) {
            throw new IllegalStateException("there is no " + place.property() + " in a schema " + place.schema());
        }
        boolean isList = text.getItems() != null;
        schema.addProperty(place.property(), isList ? Shapes.listOf(Shapes.named(name)) : Shapes.named(name));
    }
}
