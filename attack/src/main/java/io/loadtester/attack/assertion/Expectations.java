package io.loadtester.attack.assertion;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.http.Capture;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.test.Assertion;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Target;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an attack expects of the responses of each of its targets, and with it what it is for a hit to succeed: that all
 * assertions hold, those of all targets first, then its own; and that the status is from 200 to 399, unless an assertion is
 * about the status. Immutable.
 */
public final class Expectations {

    private final Check[][] checks;
    private final Capture[] wanted;
    private final boolean[] statusIsAsserted;

    private Expectations(List<Target> targets, List<Assertion> ofAll, Capture recorded) {
        checks = new Check[targets.size()][];
        wanted = new Capture[targets.size()];
        statusIsAsserted = new boolean[targets.size()];
        for (int i = 0; i < checks.length; i++) {
            List<Assertion> assertions = Stream.concat(ofAll.stream(), targets.get(i).assertions().stream())
                    .toList();
            checks[i] = assertions.stream().map(Checks::of).toArray(Check[]::new);
            wanted[i] = assertions.stream().map(Checks::wanted).reduce(recorded, Capture::and);
            statusIsAsserted[i] = assertions.stream().anyMatch(Assertion.Status.class::isInstance);
        }
    }

    /** @param recorded what is kept of responses whatever is asserted */
    public static Expectations of(AttackSpec spec, Capture recorded) {
        return new Expectations(spec.targets(), spec.options().response().assertions(), recorded);
    }

    /** What must be kept of the responses of the target at this place. */
    public Capture wanted(int target) {
        return wanted[target];
    }

    /** The failure that the hit's response is; null if it is as expected. */
    public @Nullable Failure check(Hit hit) {
        int status = hit.status();
        if ((status < 200 || status >= 400) && !statusIsAsserted[hit.target()]) {
            return StatusFailures.of(status);
        }
        for (Check check : checks[hit.target()]) {
            String objection = check.objection(hit);
            if (objection != null) {
                return new Failure(FailureKind.ASSERTION, objection);
            }
        }
        return null;
    }
}
