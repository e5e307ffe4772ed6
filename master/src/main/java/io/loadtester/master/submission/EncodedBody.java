package io.loadtester.master.submission;

import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.test.Target;
import io.loadtester.spec.AttackOptionsParser;
import io.loadtester.spec.InputException;
import io.loadtester.spec.PacerParser;
import io.loadtester.spec.ParsedOptions;
import io.loadtester.spec.TargetRules;
import io.loadtester.spec.TargetsParser;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of {@code POST /api/test/submit}: targets in base64, attack options as JSON in a string. */
final class EncodedBody {

    private static final Set<String> FIELDS = Stream.concat(
                    Submission.CommonFields.FIELDS.stream(),
                    Stream.of("vegetaPayloadJson", "durationSeconds", "ratePerSecond", "targetsBase64"))
            .collect(Collectors.toUnmodifiableSet());

    private EncodedBody() {}

    /** The requested test, or a 400 problem that names every bad field. */
    static Submission read(ObjectNode body, Duration maxDuration) {
        FieldReader fields = new FieldReader(body, FIELDS);
        String name = Submission.readName(fields);
        ParsedOptions options = fields.optional("vegetaPayloadJson", EncodedBody::options, ParsedOptions.DEFAULTS);
        Duration duration = Submission.readDuration(fields, "durationSeconds", maxDuration);
        Pacer pacer = pacer(fields, options.pacer());
        List<Target> targets =
                fields.required("targetsBase64", (field, value) -> targets(field, value, options), List.<Target>of());
        Submission.CommonFields common = Submission.CommonFields.read(fields);
        Submission submission =
                new Submission(name, options.name(), pacer, duration, targets, options.options(), common);
        submission.throwIfBad(fields, fields.written("targetsBase64"), fields.written("vegetaPayloadJson"));
        return submission;
    }

    private static Pacer pacer(FieldReader fields, @Nullable Pacer ofOptions) {
        if (ofOptions == null) {
            return fields.required("ratePerSecond", PacerParser::ofRate, Submission.NO_PACER);
        }
        if (fields.has("ratePerSecond")) {
            fields.error(
                    fields.written("ratePerSecond"),
                    "is already set by the pacer in vegetaPayloadJson; leave one of them out");
        }
        return ofOptions;
    }

    private static ParsedOptions options(String field, JsonNode value) {
        ParsedOptions options = value.isString()
                ? AttackOptionsParser.parse(field, value.asString())
                : AttackOptionsParser.parse(field, value);
        Values.noControls(field + ".name", options.name());
        return options;
    }

    private static List<Target> targets(String field, JsonNode value, ParsedOptions options) {
        if (!value.isString()) {
            throw Values.wrong(field, "must be a string: the targets in base64", value);
        }
        byte[] text;
        try {
            text = Base64.getDecoder().decode(value.asString().replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new InputException(field, "is not base64: " + e.getMessage());
        }
        return Submission.withPrintableNames(
                field,
                TargetsParser.parse(
                        field,
                        text,
                        options.format(),
                        TargetRules.withoutFiles(options.options().request().template())));
    }
}
