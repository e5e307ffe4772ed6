package io.loadtester.attack.assertion;

import io.loadtester.attack.hit.Hit;
import org.jspecify.annotations.Nullable;

/** A compiled assertion, ready to check responses. Immutable. */
interface Check {

    /** Why the hit's response does not satisfy the assertion, in words; null if it does. */
    @Nullable
    String objection(Hit hit);
}
