package io.loadtester.cli.submit;

import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.SteppedPacer;
import io.loadtester.spec.InputException;
import io.loadtester.spec.PacerParser;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** The flags for the rate, or the pacer in its place, and the duration of a submitted test. */
final class LoadFlags {

    private static final String PACER = "pacer";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            description = "Hits per second of the whole test, like 500 or 100/m; 0 for as fast as possible, with"
                    + " maxInFlight in --attack.")
    private @Nullable String rate;

    @Option(
            names = "--pacer",
            paramLabel = "JSON",
            description = "A schedule instead of --rate: linear, sine, stepped, poisson, unpaced; for instance"
                    + " '{\"type\": \"linear\", \"startRatePerSecond\": 10, \"slopePerSecond\": 5}'.")
    private @Nullable String pacer;

    @Option(
            names = "--duration",
            paramLabel = "DURATION",
            description = "How long to run, like 10s, 1m30s or 2h. Default with a stepped pacer: all of its steps")
    private @Nullable String duration;

    /** @throws InputException naming the flag */
    void addTo(Map<String, Object> body, AttackJson attack) {
        if (pacer != null && attack.has(PACER)) {
            throw new InputException("--pacer", "--attack has a pacer already; leave one of them out");
        }
        if (rate != null && (pacer != null || attack.has(PACER))) {
            throw new InputException("--pacer", "stands in for --rate; leave one of them out");
        }
        if (rate == null && pacer == null && !attack.has(PACER)) {
            throw missing("--rate=RATE or --pacer=JSON");
        }
        String length = duration;
        if (pacer != null) {
            Duration ofSteps = steps(PacerParser.parse("--pacer", pacer));
            attack.add("--pacer", PACER, JsonMapper.shared().readTree(pacer));
            length = length == null && ofSteps != null ? ofSteps.toNanos() + "ns" : length;
        }
        if (length == null) {
            throw missing("--duration=DURATION");
        }
        body.put("durationSeconds", length);
        if (rate != null) {
            body.put("ratePerSecond", rate);
        }
    }

    private static @Nullable Duration steps(Pacer pacer) {
        return pacer instanceof SteppedPacer stepped
                ? stepped.steps().stream().map(SteppedPacer.Step::duration).reduce(Duration.ZERO, Duration::plus)
                : null;
    }

    private MissingParameterException missing(String flags) {
        return new MissingParameterException(
                spec.commandLine(), spec.findOption("--duration"), "Missing required option: '" + flags + "'");
    }
}
