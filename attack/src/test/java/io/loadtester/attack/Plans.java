package io.loadtester.attack;

import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Target;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Attack plans for tests; by default with the whole share, the default options and a start in half a second. */
record Plans(Pacer pacer, Duration duration, AttackOptions options, List<Target> targets) {

    static Plans at(double ratePerSecond, Duration duration) {
        return at(new ConstantPacer(ratePerSecond), duration);
    }

    static Plans at(Pacer pacer, Duration duration) {
        return new Plans(pacer, duration, OptionsDraft.defaults().options(), List.of());
    }

    Plans with(AttackOptions newOptions) {
        return new Plans(pacer, duration, newOptions, targets);
    }

    Plans on(Target... newTargets) {
        return new Plans(pacer, duration, options, List.of(newTargets));
    }

    Plans on(String... urls) {
        return on(Stream.of(urls).map(Plans::get).toArray(Target[]::new));
    }

    AttackPlan plan() {
        return plan(System.nanoTime() + 500_000_000, 1, Share.WHOLE, 0);
    }

    AttackPlan plan(long startNanoTime, int epoch, Share share, long cutOverNanos) {
        AttackSpec spec = new AttackSpec("test", pacer, duration, targets, options);
        return new AttackPlan(UUID.randomUUID(), "worker-1", epoch, share, spec, startNanoTime, cutOverNanos);
    }

    Plans with(UnaryOperator<OptionsDraft> change) {
        return with(change.apply(OptionsDraft.defaults()).options());
    }

    static Target get(String url) {
        return new Target(url, "GET", URI.create(url), List.of(), Body.EMPTY);
    }
}
