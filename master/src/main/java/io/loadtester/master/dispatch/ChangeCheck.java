package io.loadtester.master.dispatch;

import io.loadtester.common.result.GoDuration;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.PoissonPacer;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.test.LoadTest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says why a running test's load cannot be changed as wanted. */
final class ChangeCheck {

    private ChangeCheck() {}

    /** @param cutOverNanos when the change would take effect */
    static Optional<ChangeRefusal> refusal(LoadTest test, LoadChange change, long cutOverNanos) {
        if (cutOverNanos >= test.spec().extent().endNanos()) {
            return refused(null, "The test is about to end: a change would come too late.");
        }
        if (change.ratePerSecond() != null || change.pacer() != null) {
            Optional<ChangeRefusal> refusal = ofPacer(test, change, cutOverNanos);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        if (change.workerCount() != null && test.distribution() == RateDistribution.WEIGHTED) {
            return refused(
                    "workerCount",
                    "cannot be changed with rateDistribution weighted, where each worker has a weight of its own");
        }
        if (change.workerCount() != null && change.workerCount() > test.workerCount()) {
            return refused("workerCount", "can only be lowered while the test runs: it has " + test.workerCount());
        }
        LoadTest changed = change.appliedTo(test, cutOverNanos);
        if (change.duration() != null && change.duration().toNanos() <= cutOverNanos) {
            return refused(
                    "duration",
                    "must be above " + GoDuration.rounded(cutOverNanos)
                            + ": the test has run almost that long. To end it now, stop it");
        }
        if (changed.spec().extent().endNanos() <= cutOverNanos) {
            return refused(
                    change.pacer() == null ? "ratePerSecond" : "pacer",
                    "leaves nothing to send: with it, no hit is due from now on");
        }
        return Optional.empty();
    }

    private static Optional<ChangeRefusal> ofPacer(LoadTest test, LoadChange change, long cutOverNanos) {
        String field = change.pacer() == null ? "ratePerSecond" : "pacer";
        if (test.spec().extent().isUnpaced()) {
            return refused(field, "cannot be changed: the test sends hits as fast as possible, at no rate of its own");
        }
        Pacer next = change.appliedTo(test, cutOverNanos).spec().pacer().inEffectAt(cutOverNanos);
        boolean wasRandom = test.spec().pacer().inEffectAt(cutOverNanos) instanceof PoissonPacer;
        if (test.spec().extent().maxHits() > 0 && wasRandom != next instanceof PoissonPacer) {
            return refused(
                    field, "cannot change between random and regular arrivals in a test with a limited number of hits");
        }
        return Optional.empty();
    }

    private static Optional<ChangeRefusal> refused(@Nullable String field, String message) {
        return Optional.of(new ChangeRefusal(field, message));
    }
}
