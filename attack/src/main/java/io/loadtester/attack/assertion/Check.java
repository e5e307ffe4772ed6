package io.loadtester.attack.assertion;

import io.loadtester.attack.hit.Hit;
import org.jspecify.annotations.Nullable;

/** An assertion, ready to be held against responses; immutable. */
interface Check {

    /** Why the assertion does not hold of the response the hit has got, in words; null if it does. */
    @Nullable
    String objection(Hit hit);
}
