package io.loadtester.master.submission;

import io.loadtester.common.input.AttackOptionsParser;
import io.loadtester.common.input.InputException;
import io.loadtester.common.input.ParsedOptions;
import io.loadtester.common.input.RateParser;
import io.loadtester.common.input.TargetsParser;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.test.Target;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of {@code POST /api/tests}: the same as the other, with a pacer, targets and options as JSON. */
final class TypedBody {

    private static final Set<String> FIELDS = Stream.concat(
                    Submission.Fleetwise.FIELDS.stream(), Stream.of("pacer", "duration", "targets", "attack"))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> PACERS_TO_COME = Set.of("linear", "sine", "stepped", "poisson");
    private static final Set<String> CONSTANT_FIELDS = Set.of("type", "ratePerSecond");

    private TypedBody() {}

    /** What is asked for, or a 400 problem that names every bad field. */
    static Submission read(ObjectNode body, Duration maxDuration) {
        FieldReader fields = new FieldReader(body, FIELDS);
        String name = Submission.readName(fields);
        Pacer pacer = fields.required("pacer", TypedBody::pacer, Submission.NO_PACER);
        Duration duration = Submission.readDuration(fields, "duration", maxDuration);
        List<Target> targets = fields.required("targets", TypedBody::targets, List.<Target>of());
        ParsedOptions options = fields.optional("attack", TypedBody::options, ParsedOptions.DEFAULTS);
        Submission.Fleetwise fleetwise = Submission.Fleetwise.read(fields);
        fields.throwIfBad();
        Submission.checkPlaceholders(fields, "targets", targets, "attack", options.options());
        fields.throwIfBad();
        return new Submission(name, options.name(), pacer, duration, targets, options.options(), fleetwise);
    }

    private static List<Target> targets(String field, JsonNode value) {
        return Submission.withPrintableNames(field, TargetsParser.parseList(field, value));
    }

    private static ParsedOptions options(String field, JsonNode value) {
        ParsedOptions options = AttackOptionsParser.parse(field, value);
        Values.noControls(field + ".name", options.name());
        return options;
    }

    private static Pacer pacer(String field, JsonNode value) {
        if (!value.isObject()) {
            throw Values.wrong(field, "must be an object such as {\"type\":\"constant\",\"ratePerSecond\":50}", value);
        }
        JsonNode type = value.path("type");
        if (type.isString() && PACERS_TO_COME.contains(type.asString())) {
            throw new InputException(field + ".type", type.asString() + " is not supported yet; use constant");
        }
        if (!type.isString() || !type.asString().equals("constant")) {
            throw new InputException(
                    field + ".type", type.isMissingNode() ? "is missing" : "must be constant, was " + type);
        }
        for (String given : value.propertyNames()) {
            if (!CONSTANT_FIELDS.contains(given)) {
                throw new InputException(field + "." + given, "is not a field of a constant pacer");
            }
        }
        JsonNode rate = value.path("ratePerSecond");
        if (rate.isMissingNode() || rate.isNull()) {
            throw new InputException(field + ".ratePerSecond", "is missing");
        }
        return new ConstantPacer(RateParser.parse(field + ".ratePerSecond", rate));
    }
}
