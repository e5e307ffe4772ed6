package io.loadtester.master.dispatch;

import io.loadtester.common.test.TestState;
import io.loadtester.reporting.report.Completeness;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a test ended, and why. */
record Outcome(TestState state, String reason) {

    /**
     * Decides when all attacks have ended, or there is no use in waiting.
     *
     * @param stop why the test was stopped; null when it was not
     * @param noneCameBack whether all its workers stayed away after the master's restart
     * @param audit what is stored, compared with what the workers say they published
     */
    static Outcome of(Execution execution, @Nullable Stop stop, boolean noneCameBack, Completeness audit) {
        if (stop != null) {
            return stop.outcome();
        }
        List<String> lost = execution.test().status().attacks().stream()
                .filter(attack -> !attack.lost().isEmpty())
                .map(attack -> attack.workerId() + " was lost: " + attack.lost())
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
            return new Outcome(TestState.PARTIALLY_FAILED, join(lost, audit.cutShort()));
        }
        if (!audit.isComplete()) {
            return new Outcome(TestState.PARTIALLY_FAILED, "results are missing: " + join(audit.missing(), lost));
        }
        return new Outcome(TestState.COMPLETED, "");
    }

    private static String join(List<String> first, List<String> second) {
        return String.join(
                "; ", Stream.concat(first.stream(), second.stream()).distinct().toList());
    }

    String inWords() {
        return state + (reason.isEmpty() ? "" : ": " + reason);
    }
}
