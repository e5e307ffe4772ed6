package io.loadtester.spec;

import io.loadtester.common.schedule.UnpacedPacer;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Target;
import io.loadtester.common.url.Url;
import java.util.function.UnaryOperator;

/** Checks that the parts of a spec, each valid on its own, fit together. */
public final class SpecRules {

    private SpecRules() {}

    /**
     * @param fieldOf maps an attack option to the name known to the user
     * @throws InputException if the spec cannot be run
     */
    public static void check(AttackSpec spec, UnaryOperator<String> fieldOf) {
        if (spec.pacer() instanceof UnpacedPacer && spec.options().hits().maxInFlight() == 0) {
            throw new InputException(
                    fieldOf.apply("maxInFlight"),
                    "is missing: as fast as possible (rate 0) needs a limit on the number of hits in flight");
        }
        spec.targetList().origins().forEach(origin -> check(origin, spec.options(), fieldOf));
    }

    /** Checks one target against the options, for targets that arrive one at a time. */
    public static void check(Target target, AttackOptions options, UnaryOperator<String> fieldOf) {
        check(target.url().origin(), options, fieldOf);
    }

    private static void check(Url origin, AttackOptions options, UnaryOperator<String> fieldOf) {
        if (options.connection().h2c() && origin.tls()) {
            throw new InputException(
                    fieldOf.apply("h2c"),
                    "uses HTTP/2 without TLS; leave it out for https targets, for which http2 is enough");
        }
    }
}
