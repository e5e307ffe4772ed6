package io.loadtester.master.submission;

import io.loadtester.common.input.AttackOptionsParser;
import io.loadtester.common.input.PacerParser;
import io.loadtester.common.input.ParsedOptions;
import io.loadtester.common.input.TargetsParser;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.UnpacedPacer;
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

    private TypedBody() {}

    /** What is asked for, or a 400 problem that names every bad field. */
    static Submission read(ObjectNode body, Duration maxDuration) {
        FieldReader fields = new FieldReader(body, FIELDS);
        String name = Submission.readName(fields);
        Pacer pacer = fields.required("pacer", PacerParser::parse, Submission.NO_PACER);
        Duration duration = Submission.readDuration(fields, "duration", maxDuration);
        List<Target> targets = fields.required("targets", TypedBody::targets, List.<Target>of());
        ParsedOptions options = fields.optional("attack", TypedBody::options, ParsedOptions.DEFAULTS);
        if (pacer instanceof UnpacedPacer && options.options().maxWorkers() == 0) {
            fields.error("attack.maxWorkers", "is missing: as fast as possible needs a limit of hits in flight");
        }
        Submission.Fleetwise fleetwise = Submission.Fleetwise.read(fields);
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
}
