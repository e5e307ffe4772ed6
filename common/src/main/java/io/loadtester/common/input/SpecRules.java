package io.loadtester.common.input;

import io.loadtester.common.schedule.UnpacedPacer;
import io.loadtester.common.test.AttackSpec;
import java.util.function.UnaryOperator;

/** What must hold between the parts of a spec, each of which reads well by itself. */
public final class SpecRules {

    private SpecRules() {}

    /**
     * @param fieldOf the name a user knows an attack option by
     * @throws InputException if the spec cannot be carried out
     */
    public static void check(AttackSpec spec, UnaryOperator<String> fieldOf) {
        if (spec.pacer() instanceof UnpacedPacer && spec.options().hits().maxWorkers() == 0) {
            throw new InputException(
                    fieldOf.apply("maxWorkers"),
                    "is missing: as fast as possible (rate 0) needs to know how many hits may be under way at once");
        }
        boolean https = spec.targets().stream()
                .anyMatch(target -> target.url().toString().startsWith("https:"));
        if (spec.options().connection().h2c() && https) {
            throw new InputException(
                    fieldOf.apply("h2c"), "speaks HTTP/2 without TLS; leave it out for https targets, or http2 on");
        }
    }
}
