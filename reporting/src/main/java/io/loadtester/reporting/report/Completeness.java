package io.loadtester.reporting.report;

import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Plural;
import io.loadtester.common.result.WorkerAudit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares what the workers of a test say they published with what is stored.
 *
 * @param missing what is missing, in words; empty if nothing is
 * @param unsettled how many of the expected workers may still have results on the way
 * @param cutShort workers whose attack did not end by its schedule, with the reason
 * @param workers how many workers were compared
 * @param storedHits hits in the stored intervals
 */
public record Completeness(List<String> missing, int unsettled, List<String> cutShort, int workers, long storedHits) {

    public Completeness {
        missing = List.copyOf(missing);
        cutShort = List.copyOf(cutShort);
    }

    /**
     * Compares manifests with stored intervals.
     *
     * @param expected workers whose manifests should arrive
     * @param audits of every worker with stored data
     */
    public static Completeness of(Collection<String> expected, List<WorkerAudit> audits) {
        Map<String, WorkerAudit> byWorker =
                audits.stream().collect(Collectors.toMap(WorkerAudit::workerId, Function.identity()));
        TreeSet<String> workers = new TreeSet<>(expected);
        workers.addAll(byWorker.keySet());
        List<String> missing = new ArrayList<>();
        List<String> cutShort = new ArrayList<>();
        int unsettled = 0;
        for (String worker : workers) {
            WorkerAudit audit = byWorker.getOrDefault(worker, new WorkerAudit(worker, null, 0, Ledger.ZERO));
            Manifest manifest = audit.manifest();
            missing.addAll(missing(audit));
            if (expected.contains(worker) && !isSettled(audit)) {
                unsettled++;
            }
            if (manifest != null && !manifest.reason().isEmpty()) {
                cutShort.add(worker + ": " + manifest.reason());
            }
        }
        long storedHits = audits.stream()
                .mapToLong(audit -> audit.storedLedger().scheduled())
                .sum();
        return new Completeness(missing, unsettled, cutShort, workers.size(), storedHits);
    }

    /** Whether every manifest has arrived and every count agrees. */
    public boolean isComplete() {
        return missing.isEmpty();
    }

    /** Whether no more results are expected to arrive. */
    public boolean isSettled() {
        return unsettled == 0;
    }

    /** Whether every attack was cut short. */
    public boolean allCutShort() {
        return !cutShort.isEmpty() && cutShort.size() == workers;
    }

    private static boolean isSettled(WorkerAudit audit) {
        Manifest manifest = audit.manifest();
        return manifest != null && audit.storedIntervals() >= manifest.intervals() - manifest.lostIntervals();
    }

    private static List<String> missing(WorkerAudit audit) {
        Manifest manifest = audit.manifest();
        if (audit.agrees()) {
            return List.of();
        }
        if (manifest == null) {
            return List.of("worker " + audit.workerId() + ": its manifest has not arrived");
        }
        List<String> missing = new ArrayList<>();
        if (manifest.lostIntervals() > 0) {
            missing.add("worker " + audit.workerId() + ": it lost " + manifest.lostIntervals() + " of "
                    + Plural.of(manifest.intervals(), "interval"));
        }
        long hits = manifest.ledger().scheduled() - audit.storedLedger().scheduled();
        long intervals = manifest.intervals() - manifest.lostIntervals() - audit.storedIntervals();
        if (intervals != 0 || (hits != 0 && manifest.lostIntervals() == 0)) {
            missing.add("worker " + audit.workerId() + ": " + intervals + " of "
                    + Plural.of(manifest.intervals(), "interval") + (intervals == 1 ? " is" : " are")
                    + " not stored (" + Plural.of(hits, "hit") + ")");
        } else if (missing.isEmpty()) {
            missing.add("worker " + audit.workerId() + ": its stored results differ from its manifest");
        }
        return missing;
    }
}
