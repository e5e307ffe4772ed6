package io.loadtester.attack.http;

import io.loadtester.attack.template.Variation;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Target;
import io.loadtester.common.url.Origin;

/** What the hits of one target ask: all the same, or each something else. Immutable. */
public sealed interface RequestSource permits RequestTemplate, VariedTemplate {

    /** @param variation what fills in the placeholders, if the target has any */
    static RequestSource of(Target target, AttackSpec spec, Variation variation) {
        return VariedTemplate.hasPlaceholders(target, spec)
                ? VariedTemplate.of(target, spec, variation)
                : RequestTemplate.of(target, spec);
    }

    Origin origin();
}
