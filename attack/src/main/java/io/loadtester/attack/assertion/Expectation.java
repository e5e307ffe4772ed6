package io.loadtester.attack.assertion;

import io.loadtester.attack.capture.Capture;
import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.test.Assertion;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of the responses of some targets: that their assertions hold, and that the status is from 200 to 399,
 * unless an assertion is about the status. Immutable.
 */
public final class Expectation {

    private final Check[] checks;
    private final Capture wanted;
    private final boolean statusIsAsserted;

    /**
     * @param ofAll what must hold of the responses of all targets
     * @param own what must hold besides
     * @param recorded what is kept of responses whatever is asserted
     */
    public Expectation(List<Assertion> ofAll, List<Assertion> own, Capture recorded) {
        List<Assertion> all = Stream.concat(ofAll.stream(), own.stream()).toList();
        checks = all.stream().map(Checks::of).toArray(Check[]::new);
        statusIsAsserted = all.stream().anyMatch(Assertion.Status.class::isInstance);
        wanted = all.stream().map(Checks::wanted).reduce(recorded, Capture::and);
    }

    /** What must be kept of the responses. */
    public Capture wanted() {
        return wanted;
    }

    /** The failure that the hit's response is; null if it is as expected. */
    public @Nullable Failure check(Hit hit) {
        int status = hit.status();
        if ((status < 200 || status >= 400) && !statusIsAsserted) {
            return StatusFailures.of(status);
        }
        for (Check check : checks) {
            String objection = check.objection(hit);
            if (objection != null) {
                return new Failure(FailureKind.ASSERTION, objection);
            }
        }
        return null;
    }
}
