package io.loadtester.attack.hit;

import io.loadtester.attack.capture.Capture;
import io.loadtester.common.test.Target;
import org.jspecify.annotations.Nullable;

/** What a hit is aimed at where targets come one after the other, each for one hit, and there is no list of them. */
public interface OwnTarget {

    Target target();

    /** The index of the name under which it is counted. */
    int name();

    /** What must be kept of the hit's response. */
    Capture wanted();

    /** The failure that the hit's response is; null if it is as expected. */
    @Nullable
    Failure check(Hit hit);
}
