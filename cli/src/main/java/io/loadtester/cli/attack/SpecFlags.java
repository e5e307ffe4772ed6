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

/** All that an attack is but for its rate and its duration, as flags. */
public final class SpecFlags {

    /** The command these flags belong to, to which {@link OptionFlags} has added one for each attack option. */
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
     * What the flags say, read once: standard input is read once only.
     *
     * @param targetsBase64 as they can be submitted
     * @param attack attack options as they can be submitted
     */
    public record Given(String targetsBase64, ObjectNode attack, ParsedOptions options, TargetList targets) {

        /** @throws io.loadtester.spec.InputException naming the flag */
        public AttackSpec spec(Pacer pacer, Duration duration) {
            return specOf(options, targets, pacer, duration);
        }
    }

    /**
     * An attack as the flags say, and where its targets come from.
     *
     * @param lazy null if they are those of the spec
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

    /**
     * Reads targets as far as an attack needs them, which is all unless it takes one after the other.
     */
    Planned plan(Pacer pacer, Duration duration) {
        ParsedOptions options = options(new OptionsDraft());
        HitOptions hits = options.options().hits();
        if (!hits.lazy()) {
            return new Planned(specOf(options, targets.parse(options), pacer, duration), null);
        }
        LazyTargets lazy = targets.lazily(options);
        // Where they end shows when they do: of the spec's one there is no pass to be made.
        HitOptions all = new HitOptions(hits.workers(), hits.maxWorkers(), hits.maxRequests(), false);
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

    /** @throws InputException if a flag is for attacks from this process only; workers read no files of their own */
    public void refuseWhatWorkersCannot() {
        if (network.unixSocket() != null) {
            throw new InputException("--unix-socket", "goes with attacks from this machine only, not with --master");
        }
    }

    /** One attack after the other by an engine in this process, as the flags say. */
    public AttackSeries series() {
        return new AttackSeries(attacker());
    }

    /** An engine in this process, as the flags say. */
    Attacker attacker() {
        return Attacker.create(engine.options(), engine.warmUp(), network.unixSocket());
    }
}
