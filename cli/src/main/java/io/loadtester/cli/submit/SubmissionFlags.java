package io.loadtester.cli.submit;

import io.loadtester.cli.attack.InlinedTargets;
import io.loadtester.cli.feeder.FeederFlags;
import io.loadtester.cli.threshold.ThresholdFlags;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.spec.TargetFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags of a submission. They are only converted to the request here; the master validates it. */
final class SubmissionFlags {

    @Mixin
    private LoadFlags load = new LoadFlags();

    @Option(
            names = "--workers",
            paramLabel = "COUNT",
            defaultValue = "1",
            description = "Workers that share the load. Default: ${DEFAULT-VALUE}")
    private int workers;

    @Option(
            names = "--distribution",
            paramLabel = "MODE",
            defaultValue = "shared",
            description = "How the rate is split: shared (evenly), same (the full rate each), weighted (see --weights),"
                    + " ramped, burst. Default: ${DEFAULT-VALUE}")
    private String distribution = "";

    @Option(
            names = "--weights",
            paramLabel = "W,W…",
            split = ",",
            description = "With --distribution weighted: one number above 0 for each worker.")
    private @Nullable List<Double> weights;

    @Option(
            names = "--attack",
            paramLabel = "JSON",
            defaultValue = "{}",
            description = "Attack options, as in Vegeta, for instance '{\"timeout\": \"5s\", \"redirects\": -1}'.")
    private String attack = "";

    @Mixin
    private FeederFlags feeder = new FeederFlags();

    @Option(
            names = "--name",
            paramLabel = "TEXT",
            description = "Name of the test. Default: Submitted from the command line")
    private String name = "Submitted from the command line";

    @Option(names = "--tag", paramLabel = "WORD", description = "A word to find the test by; may be repeated.")
    private @Nullable List<String> tags;

    @Option(
            names = "--on-worker-loss",
            paramLabel = "POLICY",
            defaultValue = "rebalance",
            description = "When a worker is lost: rebalance, continue or abort. Default: ${DEFAULT-VALUE}")
    private String onWorkerLoss = "";

    @Mixin
    private ThresholdFlags thresholds = new ThresholdFlags();

    /**
     * The request body. Checks the flags before it reads targets, which may have to be typed.
     *
     * @param given reads the targets
     * @throws io.loadtester.spec.InputException naming the flag
     */
    Map<String, Object> body(Supplier<byte[]> given) {
        AttackJson options = new AttackJson(attack);
        if (feeder.isGiven()) {
            options.add("--feeder", "feeder", feeder.feeder());
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        load.addTo(body, options);
        List<Threshold> wanted = thresholds.read();
        InlinedTargets targets = InlinedTargets.of("--targets", given.get(), format(options));
        if (targets.rewritten()) {
            options.replace("format", "json");
        }
        body.put("vegetaPayloadJson", options.value());
        body.put("targetsBase64", targets.base64());
        body.put("workerCount", workers);
        body.put("rateDistribution", distribution);
        if (weights != null) {
            body.put("rateWeights", weights);
        }
        body.put("onWorkerLoss", onWorkerLoss);
        if (tags != null) {
            body.put("tags", tags);
        }
        if (!wanted.isEmpty()) {
            body.put("thresholds", wanted.stream().map(Threshold::toString).toList());
        }
        return body;
    }

    /** The format of the targets; an unknown one is left for the master to reject. */
    private static TargetFormat format(AttackJson options) {
        return switch (options.word("format").strip().toLowerCase(Locale.ROOT)) {
            case "http" -> TargetFormat.HTTP;
            case "json" -> TargetFormat.JSON;
            default -> TargetFormat.AUTO;
        };
    }
}
