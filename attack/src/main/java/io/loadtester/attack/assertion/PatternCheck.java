package io.loadtester.attack.assertion;

import io.loadtester.attack.hit.Hit;
import io.loadtester.common.test.Regex;
import org.jspecify.annotations.Nullable;

/** Checks that a pattern is found in the body. */
record PatternCheck(Regex pattern) implements Check {

    @Override
    public @Nullable String objection(Hit hit) {
        byte[] body = BodyStart.of(hit);
        if (body.length > pattern.mostBytes()) {
            return "a body of " + body.length + " bytes is too long to be searched for " + Quoted.bare(pattern.text())
                    + " while an attack runs";
        }
        return pattern.matchesIn(body)
                ? null
                : BodyStart.subject(hit, body.length) + " not match " + Quoted.bare(pattern.text());
    }
}
