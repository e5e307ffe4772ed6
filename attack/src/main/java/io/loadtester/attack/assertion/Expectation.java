package io.loadtester.attack.assertion;

import io.loadtester.attack.capture.Capture;
import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.StatusCode;
import io.loadtester.common.test.Assertion;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of responses to some targets: their assertions hold, and the status is from 200 to 399 unless an
 * assertion is about the status. Immutable.
 */
public final class Expectation {

    private final Check[] checks;
    private final Capture wanted;
    private final boolean statusIsAsserted;

    /**
     * @param ofAll assertions on the responses of all targets
     * @param own further assertions on the responses of these targets
     * @param recorded the part of responses that is kept whatever is asserted
     */
    public Expectation(List<Assertion> ofAll, List<Assertion> own, Capture recorded) {
        List<Assertion> all = Stream.concat(ofAll.stream(), own.stream()).toList();
        checks = all.stream().map(AssertionChecks::of).toArray(Check[]::new);
        statusIsAsserted = all.stream().anyMatch(Assertion.Status.class::isInstance);
        wanted = all.stream().map(AssertionChecks::wanted).reduce(recorded, Capture::and);
    }

    /** The part of the responses that must be kept. */
    public Capture wanted() {
        return wanted;
    }

    /** Why the hit's response fails it; null if it is as expected. */
    public @Nullable Failure check(Hit hit) {
        int status = hit.status();
        if (!statusIsAsserted && !StatusCode.isSuccess(status)) {
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
