package io.loadtester.attack.hit;

import io.loadtester.attack.capture.Capture;
import io.loadtester.common.test.Target;
import org.jspecify.annotations.Nullable;

/** The target of a single hit, in attacks whose targets are streamed, one per hit, instead of listed. */
public interface OwnTarget {

    Target target();

    /** Index of the name under which the target is counted. */
    int name();

    /** What must be captured from the hit's response. */
    Capture wanted();

    /** Why the hit's response is a failure; null if it is as expected. */
    @Nullable
    Failure check(Hit hit);
}
