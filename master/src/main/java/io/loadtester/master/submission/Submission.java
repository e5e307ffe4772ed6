package io.loadtester.master.submission;

import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.TestStatus;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.master.thresholds.ThresholdJson;
import io.loadtester.master.thresholds.ThresholdRules;
import io.loadtester.spec.DurationParser;
import io.loadtester.spec.InputException;
import io.loadtester.spec.Placeholders;
import io.loadtester.spec.SpecRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A requested test, whichever kind of body it came in.
 *
 * @param attackName empty to use the test's name
 */
record Submission(
        String name,
        String attackName,
        Pacer pacer,
        Duration duration,
        List<Target> targets,
        AttackOptions options,
        CommonFields common) {

    static final int MAX_NAME = 200;
    static final int MAX_WORKERS = 1_000;
    static final int MAX_TAGS = 20;
    static final int MAX_TAG = 50;

    /** Stands in for a bad or missing pacer; never used. */
    static final Pacer NO_PACER = new ConstantPacer(1);

    /** The fields that all bodies share: how the test is distributed, tagged and judged. */
    record CommonFields(
            int workerCount,
            RateDistribution distribution,
            List<Double> rateWeights,
            OnWorkerLoss onWorkerLoss,
            List<String> tags,
            List<Threshold> thresholds) {

        static final Set<String> FIELDS =
                Set.of("name", "workerCount", "rateDistribution", "rateWeights", "onWorkerLoss", "tags", "thresholds");

        static CommonFields read(FieldReader fields) {
            int workers = fields.optional("workerCount", Values.wholeNumber(1, MAX_WORKERS), 1);
            RateDistribution distribution = fields.optional(
                    "rateDistribution",
                    Values.word(RateDistribution.values(), RateDistribution::word),
                    RateDistribution.SHARED);
            List<Double> weights =
                    fields.optional("rateWeights", Values.list(MAX_WORKERS, Values::weight), List.<Double>of());
            checkWeights(fields, workers, distribution, weights);
            return new CommonFields(
                    workers,
                    distribution,
                    weights,
                    fields.optional(
                            "onWorkerLoss",
                            Values.word(OnWorkerLoss.values(), OnWorkerLoss::word),
                            OnWorkerLoss.REBALANCE),
                    fields.optional("tags", Values.list(MAX_TAGS, Values.text(MAX_TAG)), List.<String>of()).stream()
                            .distinct()
                            .toList(),
                    fields.optional("thresholds", ThresholdJson::readList, List.<Threshold>of()));
        }

        private static void checkWeights(
                FieldReader fields, int workers, RateDistribution distribution, List<Double> weights) {
            String field = fields.written("rateWeights");
            if (distribution == RateDistribution.WEIGHTED && !fields.has("rateWeights")) {
                fields.error(field, "is missing: rateDistribution weighted needs one weight for each worker");
            } else if (distribution == RateDistribution.WEIGHTED && !weights.isEmpty() && weights.size() != workers) {
                fields.error(
                        field,
                        "must have one weight for each worker: workerCount is " + workers + ", and there are "
                                + weights.size());
            } else if (distribution == RateDistribution.WEIGHTED && weights.isEmpty()) {
                fields.error(field, "must have one weight above 0 for each worker");
            } else if (distribution != RateDistribution.WEIGHTED && !weights.isEmpty()) {
                fields.error(field, "goes with rateDistribution weighted only, not with " + distribution.word());
            }
        }
    }

    static String readName(FieldReader fields) {
        return fields.required("name", Values.text(MAX_NAME), "");
    }

    /** Reads a duration above 0 and at most {@code max}. */
    static Duration readDuration(FieldReader fields, String name, Duration max) {
        return fields.required(name, (field, value) -> duration(field, value, max), max);
    }

    private static Duration duration(String field, JsonNode value, Duration max) {
        Duration duration = DurationParser.parse(field, value);
        if (duration.isZero()) {
            throw Values.wrong(field, "must be above 0", value);
        }
        if (duration.compareTo(max) > 0) {
            throw Values.wrong(field, "must be at most " + hours(max) + " (--max-duration)", value);
        }
        return duration;
    }

    private static String hours(Duration max) {
        return max.toSeconds() % 3_600 == 0 ? max.toHours() + "h" : max.toSeconds() + "s";
    }

    /** Rejects control characters, because names are shown in tables and on terminals. */
    static List<Target> withPrintableNames(String field, List<Target> targets) {
        targets.forEach(target -> {
            if (target.name().chars().anyMatch(Character::isISOControl)) {
                throw new InputException(field, "a target's name must not contain control characters");
            }
        });
        return targets;
    }

    /** Throws a 400 problem if fields are bad or do not go together. */
    void throwIfBad(FieldReader fields, String targetsField, String optionsField) {
        fields.throwIfBad();
        try {
            Placeholders.check(targetsField, targets, optionsField, options);
            SpecRules.check(spec(), option -> optionsField + "." + option);
            ThresholdRules.check(fields.written("thresholds"), common.thresholds(), spec());
        } catch (InputException e) {
            fields.error(e.field(), e.message());
        }
        fields.throwIfBad();
    }

    private AttackSpec spec() {
        return new AttackSpec(attackName.isEmpty() ? name : attackName, pacer, duration, targets, options);
    }

    LoadTest toTest(UUID id, String submittedBy, Instant now) {
        return new LoadTest(
                id,
                name,
                spec(),
                common.workerCount(),
                common.distribution(),
                common.rateWeights(),
                common.onWorkerLoss(),
                common.tags(),
                submittedBy,
                now,
                TestStatus.pending("waits for its turn"),
                common.thresholds());
    }
}
