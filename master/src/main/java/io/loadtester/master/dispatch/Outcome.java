package io.loadtester.master.dispatch;

import io.loadtester.common.test.Attack;
import io.loadtester.common.test.TestState;
import io.loadtester.reporting.report.Completeness;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a test ended, and why. */
record Outcome(TestState state, String reason) {

    /**
     * Determines the outcome once all attacks have ended, or waiting is pointless.
     *
     * @param stop why the test was stopped; null when it was not
     * @param noneCameBack whether none of its workers returned after the master's restart
     * @param audit what is stored, compared with what the workers say they published
     */
    static Outcome of(Execution execution, @Nullable Stop stop, boolean noneCameBack, Completeness audit) {
        if (stop != null) {
            return stop.outcome();
        }
        List<String> lost = execution.test().status().attacks().stream()
                .filter(attack -> !attack.lost().isEmpty())
                .map(attack -> attack.workerId() + " " + attack.departure())
                .distinct()
                .toList();
        if (noneCameBack && !audit.isComplete()) {
            TestState state = audit.storedHits() > 0 ? TestState.PARTIALLY_FAILED : TestState.STOPPED;
            return new Outcome(state, "none of its workers came back after the master was restarted");
        }
        if (execution.attacks().areAllLost()) {
            return new Outcome(TestState.FAILED, "all its workers were lost; " + String.join("; ", lost));
        }
        if (audit.allCutShort()) {
            return new Outcome(TestState.STOPPED, "its workers stopped: " + String.join("; ", audit.cutShort()));
        }
        if (execution.hasLostWorkerEarly() || !audit.cutShort().isEmpty()) {
            return new Outcome(TestState.PARTIALLY_FAILED, join(lost, cutShortOfOthers(execution, audit)));
        }
        if (!audit.isComplete()) {
            return new Outcome(TestState.PARTIALLY_FAILED, "results are missing: " + join(audit.missing(), lost));
        }
        return new Outcome(TestState.COMPLETED, "");
    }

    /** Without drained workers, which are already listed. */
    private static List<String> cutShortOfOthers(Execution execution, Completeness audit) {
        List<String> drained = execution.test().status().attacks().stream()
                .filter(Attack::drained)
                .map(attack -> attack.workerId() + ": ")
                .toList();
        return audit.cutShort().stream()
                .filter(cutShort -> drained.stream().noneMatch(cutShort::startsWith))
                .toList();
    }

    private static String join(List<String> first, List<String> second) {
        return String.join(
                "; ", Stream.concat(first.stream(), second.stream()).distinct().toList());
    }

    String inWords() {
        return state + (reason.isEmpty() ? "" : ": " + reason);
    }
}
