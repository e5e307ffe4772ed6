package io.loadtester.storage;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Pulse;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Where stored results come out. */
public interface ResultReader {

    /** Hands over a test's intervals one by one, by second, without holding them all in memory. */
    void forEachInterval(UUID testId, IntervalFilter filter, Consumer<Interval> reader);

    /** By second, then worker. */
    List<Pulse> pulses(UUID testId);

    /** By worker. */
    List<Manifest> manifests(UUID testId);

    /** Of every worker that has a manifest or intervals of the test stored, by worker id; cheap: no histogram is read. */
    List<WorkerAudit> audit(UUID testId);

    /** The same of one worker; all zero if nothing of it is stored. */
    default WorkerAudit audit(UUID testId, String workerId) {
        return audit(testId).stream()
                .filter(audit -> audit.workerId().equals(workerId))
                .findFirst()
                .orElse(new WorkerAudit(workerId, null, 0, Ledger.ZERO));
    }
}
