package io.loadtester.cli.attack;

import io.loadtester.cli.feeder.FeederFlags;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.HitOptions;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.TargetList;
import io.loadtester.spec.InputException;
import io.loadtester.spec.OptionTable;
import io.loadtester.spec.ParsedOptions;
import io.loadtester.spec.Placeholders;
import io.loadtester.spec.SpecRules;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** The flags of an attack except for rate and duration. */
public final class SpecFlags {

    /** The command of these flags, to which {@link OptionFlags} has added one for each attack option. */
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private TargetFlags targets = new TargetFlags();

    @Mixin
    private FeederFlags feeder = new FeederFlags();

    @Mixin
    private TlsFlags tls = new TlsFlags();

    @Mixin
    private NetworkFlags network = new NetworkFlags();

    @Mixin
    private EngineFlags engine = new EngineFlags();

    /**
     * The values of the flags. Read them once, because standard input can only be read once.
     *
     * @param targetsBase64 targets in the form to submit
     * @param attack attack options in the form to submit
     */
    public record Given(String targetsBase64, ObjectNode attack, ParsedOptions options, TargetList targets) {

        /** @throws io.loadtester.spec.InputException naming the flag */
        public AttackSpec spec(Pacer pacer, Duration duration) {
            return specOf(options, targets, pacer, duration);
        }
    }

    /**
     * The attack that the flags describe, and the source of its targets.
     *
     * @param lazy null if the targets are those of the spec
     */
    record Planned(AttackSpec spec, @Nullable LazyTargets lazy) {}

    private static AttackSpec specOf(ParsedOptions options, List<Target> targets, Pacer pacer, Duration duration) {
        AttackSpec spec = new AttackSpec(options.name(), pacer, duration, targets, options.options());
        Placeholders.check("--targets", spec.targets(), "attack", spec.options());
        SpecRules.check(spec, OptionTable::flagOf);
        return spec;
    }

    /** @throws io.loadtester.spec.InputException naming the flag */
    public Given read() {
        OptionsDraft draft = new OptionsDraft();
        ParsedOptions options = options(draft);
        byte[] text = targets.bytes();
        InlinedTargets sent = InlinedTargets.of("--targets", text, options.format());
        if (sent.rewritten() && draft.json().has("format")) {
            draft.text("format", "json");
        }
        return new Given(sent.base64(), draft.json(), options, TargetFlags.parse(text, options));
    }

    /** Reads all targets, or with {@code --lazy} only the first. */
    Planned plan(Pacer pacer, Duration duration) {
        ParsedOptions options = options(new OptionsDraft());
        HitOptions hits = options.options().hits();
        if (!hits.lazy()) {
            return new Planned(specOf(options, targets.parse(options), pacer, duration), null);
        }
        LazyTargets lazy = targets.lazily(options);
        // The end of lazy targets shows when it is reached; the spec holds only the first one, so it must not end after
        // one pass.
        HitOptions all = new HitOptions(
                hits.initialInFlight(), hits.maxInFlight(), hits.maxRequests(), false, hits.maxLateness());
        ParsedOptions unending =
                new ParsedOptions(options.options().with(all), options.format(), options.name(), options.pacer());
        return new Planned(specOf(unending, List.of(lazy.first()), pacer, duration), lazy);
    }

    private ParsedOptions options(OptionsDraft draft) {
        draft.flags(command, tls.password());
        if (feeder.isGiven()) {
            draft.object("feeder", feeder.feeder());
        }
        return draft.parse();
    }

    /** @throws InputException if a flag only works for attacks from this process */
    public void refuseWhatWorkersCannot() {
        if (network.unixSocket() != null) {
            throw new InputException("--unix-socket", "works only for attacks from this machine, not with --master");
        }
    }

    /** Creates an engine in this process, as the flags say, for one attack after another. */
    public AttackSeries series() {
        return new AttackSeries(attacker());
    }

    /** Creates an engine in this process, as the flags say. */
    Attacker attacker() {
        return Attacker.create(engine.options(), engine.warmUp(), network.unixSocket());
    }
}
