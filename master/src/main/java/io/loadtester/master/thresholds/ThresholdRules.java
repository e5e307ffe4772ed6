package io.loadtester.master.thresholds;

import io.loadtester.common.result.GoDuration;
import io.loadtester.common.schedule.UnpacedPacer;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Target;
import io.loadtester.common.threshold.Limit;
import io.loadtester.common.threshold.Scope;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.spec.InputException;
import io.loadtester.spec.Nearest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that thresholds fit the test they are for. */
public final class ThresholdRules {

    /** Workers count targets with more names than this as {@code other}, so a target's own name may have no results. */
    private static final int MAX_NAMES = 100;

    private ThresholdRules() {}

    /** @throws InputException naming the element as {@code field[i]} */
    public static void check(String field, List<Threshold> thresholds, AttackSpec spec) {
        Set<String> targets = spec.targets().stream().map(Target::name).collect(Collectors.toSet());
        for (int i = 0; i < thresholds.size(); i++) {
            check(field + "[" + i + "]", thresholds.get(i), targets, spec);
        }
    }

    private static void check(String field, Threshold threshold, Set<String> targets, AttackSpec spec) {
        Scope scope = threshold.scope();
        String target = scope.target();
        if (target != null && !targets.contains(target) && targets.size() <= MAX_NAMES) {
            String suggestion = Nearest.to(target, targets)
                    .map(nearest -> "; did you mean \"" + nearest + "\"?")
                    .orElse("");
            throw new InputException(field, "the test has no target \"" + target + "\"" + suggestion);
        }
        double seconds = spec.duration().toNanos() / 1e9;
        boolean endsInside = scope.toSecond() == Scope.TO_THE_END || scope.toSecond() <= Math.ceil(seconds);
        if (scope.fromSecond() >= seconds || !endsInside) {
            throw new InputException(
                    field,
                    "its window is outside the test, which lasts "
                            + GoDuration.format(spec.duration().toNanos()));
        }
        if (threshold.limit().unit() == Limit.Unit.PERCENT_OF_TARGET && spec.pacer() instanceof UnpacedPacer) {
            throw new InputException(field, "an unpaced test has no target rate; give a limit per second");
        }
    }
}
