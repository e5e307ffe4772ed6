package io.loadtester.master.submission;

import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.test.Target;
import io.loadtester.spec.AttackOptionsParser;
import io.loadtester.spec.PacerParser;
import io.loadtester.spec.ParsedOptions;
import io.loadtester.spec.TargetsParser;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of {@code POST /api/tests}: like {@link EncodedBody}, but with pacer, targets and options as JSON. */
final class TypedBody {

    private static final Set<String> FIELDS = Stream.concat(
                    Submission.CommonFields.FIELDS.stream(), Stream.of("pacer", "duration", "targets", "attack"))
            .collect(Collectors.toUnmodifiableSet());

    private TypedBody() {}

    /** The requested test, or a 400 problem that names every bad field. */
    static Submission read(ObjectNode body, Duration maxDuration) {
        FieldReader fields = new FieldReader(body, FIELDS);
        String name = Submission.readName(fields);
        Duration duration = Submission.readDuration(fields, "duration", maxDuration);
        ParsedOptions options = fields.optional("attack", TypedBody::options, ParsedOptions.DEFAULTS);
        boolean templates = options.options().request().template();
        List<Target> targets =
                fields.required("targets", (field, value) -> targets(field, value, templates), List.<Target>of());
        Pacer pacer = pacer(fields, options.pacer());
        Submission.CommonFields common = Submission.CommonFields.read(fields);
        Submission submission =
                new Submission(name, options.name(), pacer, duration, targets, options.options(), common);
        submission.throwIfBad(fields, "targets", fields.written("attack"));
        return submission;
    }

    private static Pacer pacer(FieldReader fields, @Nullable Pacer ofOptions) {
        if (ofOptions == null) {
            return fields.required("pacer", PacerParser::parse, Submission.NO_PACER);
        }
        if (fields.has("pacer")) {
            fields.error("pacer", "is also given in attack.pacer; leave one of them out");
        }
        return ofOptions;
    }

    private static List<Target> targets(String field, JsonNode value, boolean templates) {
        return Submission.withPrintableNames(field, TargetsParser.parseList(field, value, templates));
    }

    private static ParsedOptions options(String field, JsonNode value) {
        ParsedOptions options = AttackOptionsParser.parse(field, value);
        Values.noControls(field + ".name", options.name());
        return options;
    }
}
