package io.loadtester.attack.assertion;

import io.loadtester.attack.capture.Capture;
import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.OwnTarget;
import io.loadtester.common.test.Assertion;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.TargetCursor;
import io.loadtester.common.test.TargetList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an attack expects of the responses of each target, which decides whether a hit succeeds: all assertions hold,
 * first those on all targets, then the target's own, and the status is from 200 to 399 unless an assertion is about the
 * status. Immutable.
 */
public final class Expectations {

    private final List<Assertion> ofAll;
    private final Capture recorded;
    private final Expectation common;

    /** Null if no target has assertions of its own. */
    private final Expectation @Nullable [] ofTarget;

    private Expectations(TargetList targets, List<Assertion> ofAll, Capture recorded) {
        this.ofAll = ofAll;
        this.recorded = recorded;
        this.common = new Expectation(ofAll, List.of(), recorded);
        boolean anyOwn =
                targets.kinds().stream().anyMatch(kind -> !kind.assertions().isEmpty());
        this.ofTarget = anyOwn ? each(targets) : null;
    }

    /** @param recorded the part of responses that is kept whatever is asserted */
    public static Expectations of(AttackSpec spec, Capture recorded) {
        return new Expectations(spec.targetList(), spec.options().response().assertions(), recorded);
    }

    /** Targets with the same assertions share one expectation. */
    private Expectation[] each(TargetList targets) {
        Map<List<Assertion>, Expectation> known = new HashMap<>();
        Expectation[] each = new Expectation[targets.size()];
        TargetCursor cursor = targets.cursor();
        for (int i = 0; i < each.length; i++) {
            each[i] = known.computeIfAbsent(cursor.at(i).kind().assertions(), this::with);
        }
        return each;
    }

    /** The expectation for a target with these assertions of its own. */
    public Expectation with(List<Assertion> own) {
        return own.isEmpty() ? common : new Expectation(ofAll, own, recorded);
    }

    /** The part of the hit's response that must be kept. */
    public Capture wanted(Hit hit) {
        OwnTarget own = hit.own();
        return own == null ? of(hit.target()).wanted() : own.wanted();
    }

    /** Why the hit's response fails it; null if it is as expected. */
    public @Nullable Failure check(Hit hit) {
        OwnTarget own = hit.own();
        return own == null ? of(hit.target()).check(hit) : own.check(hit);
    }

    Expectation of(int target) {
        return ofTarget == null ? common : ofTarget[target];
    }
}
