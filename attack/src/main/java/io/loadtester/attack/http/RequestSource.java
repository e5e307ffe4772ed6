package io.loadtester.attack.http;

import io.loadtester.attack.template.Variation;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Target;
import io.loadtester.common.url.Origin;

/** The requests of one target's hits, which are all the same or differ by placeholders. Immutable. */
public sealed interface RequestSource permits RequestTemplate, VariedTemplate {

    /** @param variation fills in the placeholders, if the target has any */
    static RequestSource of(Target target, AttackSpec spec, Variation variation) {
        return VariedTemplate.hasPlaceholders(target, spec)
                ? VariedTemplate.of(target, spec, variation)
                : RequestTemplate.of(target, spec);
    }

    Origin origin();
}
