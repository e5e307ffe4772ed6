package io.loadtester.master.submission;

import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.UnpacedPacer;
import io.loadtester.master.dispatch.LoadChange;
import io.loadtester.master.problem.ProblemException;
import io.loadtester.spec.PacerParser;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The body of {@code PATCH /api/tests/{id}}: any of the fields of a test's load. */
final class LoadChangeBody {

    private static final Set<String> FIELDS = Set.of("ratePerSecond", "pacer", "duration", "workerCount");

    private LoadChangeBody() {}

    /** The wanted change, or a 400 problem that names every bad field. */
    static LoadChange read(ObjectNode body, Duration maxDuration) {
        FieldReader fields = new FieldReader(body, FIELDS);
        Pacer rate = fields.has("ratePerSecond")
                ? fields.optional("ratePerSecond", PacerParser::ofRate, Submission.NO_PACER)
                : null;
        Pacer pacer = fields.has("pacer") ? fields.optional("pacer", PacerParser::parse, Submission.NO_PACER) : null;
        Duration duration = fields.has("duration") ? Submission.readDuration(fields, "duration", maxDuration) : null;
        Integer workers = fields.has("workerCount")
                ? fields.optional("workerCount", Values.wholeNumber(1, Submission.MAX_WORKERS), 1)
                : null;
        if (fields.has("ratePerSecond") && fields.has("pacer")) {
            fields.error(fields.written("ratePerSecond"), "is already set by pacer; leave one of them out");
        }
        refuseUnpaced(fields, "ratePerSecond", rate);
        refuseUnpaced(fields, "pacer", pacer);
        fields.throwIfBad();
        if (rate == null && pacer == null && duration == null && workers == null) {
            throw ProblemException.badRequest(
                    "There is nothing to change: give ratePerSecond, pacer, duration or workerCount.");
        }
        Double ratePerSecond = rate instanceof ConstantPacer constant ? Double.valueOf(constant.ratePerSecond()) : null;
        return new LoadChange(ratePerSecond, pacer, duration, workers);
    }

    private static void refuseUnpaced(FieldReader fields, String field, @Nullable Pacer pacer) {
        if (pacer instanceof UnpacedPacer) {
            fields.error(
                    fields.written(field),
                    "must be a rate above 0: a running test cannot change to as fast as possible");
        }
    }
}
