package io.loadtester.cli.attack;

import io.loadtester.cli.feeder.FeederFlags;
import io.loadtester.common.input.ParsedOptions;
import io.loadtester.common.input.Placeholders;
import io.loadtester.common.input.SpecRules;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Target;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ObjectNode;

/** All that an attack is but for its rate and its duration, as flags. */
public final class SpecFlags {

    @Mixin
    private TargetFlags targets = new TargetFlags();

    @Mixin
    private RequestFlags request = new RequestFlags();

    @Mixin
    private ConnectionFlags connection = new ConnectionFlags();

    @Mixin
    private FeederFlags feeder = new FeederFlags();

    @Mixin
    private TlsFlags tls = new TlsFlags();

    @Mixin
    private NetworkFlags network = new NetworkFlags();

    @Mixin
    private EngineFlags engine = new EngineFlags();

    /**
     * What the flags say, read once: standard input is read once only.
     *
     * @param targetsBase64 as they can be submitted
     * @param attack attack options as they can be submitted
     */
    public record Given(String targetsBase64, ObjectNode attack, ParsedOptions options, List<Target> targets) {

        public Given {
            targets = List.copyOf(targets);
        }

        /** @throws io.loadtester.common.input.InputException naming the flag */
        public AttackSpec spec(Pacer pacer, Duration duration) {
            AttackSpec spec = new AttackSpec(options.name(), pacer, duration, targets, options.options());
            Placeholders.check("--targets", spec.targets(), "attack", spec.options());
            SpecRules.check(spec, OptionsDraft::flagOf);
            return spec;
        }
    }

    /** @throws io.loadtester.common.input.InputException naming the flag */
    public Given read() {
        return read(new OptionsDraft());
    }

    /** @param draft with what other flags say */
    Given read(OptionsDraft draft) {
        targets.into(draft);
        request.into(draft);
        connection.into(draft);
        tls.into(draft);
        if (feeder.isGiven()) {
            draft.object("feeder", feeder.feeder());
        }
        network.into(draft);
        ParsedOptions options = draft.parse();
        byte[] bytes = targets.bytes();
        InlinedTargets sent = InlinedTargets.of("--targets", bytes, options.format());
        if (sent.rewritten() && draft.json().has("format")) {
            draft.text("format", "json");
        }
        return new Given(sent.base64(), draft.json(), options, TargetFlags.parse(bytes, options));
    }

    /** One attack after the other by an engine in this process, as the flags say. */
    public AttackSeries series() {
        return new AttackSeries(attacker());
    }

    /** An engine in this process, as the flags say. */
    Attacker attacker() {
        return Attacker.create(engine.options(), engine.warmUp());
    }
}
