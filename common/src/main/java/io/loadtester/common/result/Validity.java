package io.loadtester.common.result;

import io.loadtester.common.result.Verdict.Status;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether one second of a worker's results can be trusted: a pure function of its {@link WorkerSecond} and the limits of
 * each {@link Cause}.
 *
 * @param status the worst status of the findings
 * @param findings what exceeds a limit, or is worth mentioning anyway; empty for a second without trouble
 */
public record Validity(Status status, List<Finding> findings) {

    /**
     * @param figure in the cause's own unit
     */
    public record Finding(Cause cause, Status status, double figure) {}

    public Validity {
        findings = List.copyOf(findings);
    }

    public static Validity of(WorkerSecond workerSecond) {
        Status worst = Status.VALID;
        List<Finding> findings = new ArrayList<>();
        for (Cause cause : Cause.values()) {
            double figure = cause.figure(workerSecond);
            Status status = cause.judge(figure);
            if (status != Status.VALID || cause.isSaid(figure)) {
                findings.add(new Finding(cause, status, figure));
                worst = worst.or(status);
            }
        }
        return new Validity(worst, findings);
    }
}
