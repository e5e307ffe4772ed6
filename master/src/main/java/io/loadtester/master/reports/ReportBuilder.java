package io.loadtester.master.reports;

import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Pulse;
import io.loadtester.common.result.Slice;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.Target;
import io.loadtester.common.threshold.ThresholdOutcome;
import io.loadtester.master.reports.Report.TargetReport;
import io.loadtester.master.reports.Report.VerdictView;
import io.loadtester.master.reports.Report.WorkerReport;
import io.loadtester.storage.WorkerAudit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Merges a test's intervals into a report. Give it every interval and pulse of the selection, then build. Histograms are
 * added, never averaged. Mutable, used by one thread.
 */
final class ReportBuilder {

    private static final double NANOS_PER_SECOND = 1e9;

    private final LoadTest test;
    private final Selection selection;
    private final Question question;
    private final Latencies latencies = Latencies.create();
    private final Tally all = new Tally();
    private final Map<String, Tally> targets = new LinkedHashMap<>();
    private final Map<String, Tally> workers = new TreeMap<>();
    private final FailureSamples failures = new FailureSamples();
    private List<ThresholdOutcome> thresholds = List.of();
    private final Verdicts verdicts = new Verdicts();
    private long bytesIn;
    private long bytesOut;

    /** Of the whole test. */
    ReportBuilder(LoadTest test) {
        this(test, Question.all(test));
    }

    ReportBuilder(LoadTest test, Question question) {
        this.test = test;
        this.question = question;
        this.selection = question.selection();
        test.spec().targets().stream()
                .map(Target::name)
                .filter(selection::hasTarget)
                .forEach(name -> targets.computeIfAbsent(name, key -> new Tally()));
    }

    void add(Slice slice) {
        latencies.add(slice.latencies());
        all.add(slice);
        targets.computeIfAbsent(slice.target(), name -> new Tally()).add(slice);
        workers.computeIfAbsent(slice.workerId(), id -> new Tally()).add(slice);
        failures.add(slice);
        bytesIn += slice.bytesIn();
        bytesOut += slice.bytesOut();
    }

    /** Takes in what came of the test's thresholds. */
    void judged(List<ThresholdOutcome> outcomes) {
        thresholds = List.copyOf(outcomes);
    }

    /** Takes in how fit a worker was in a second. */
    void add(Pulse pulse) {
        verdicts.add(pulse);
    }

    /**
     * @param audits of every worker that anything is stored of
     * @param now stands in for the end while the test runs
     */
    Report build(List<WorkerAudit> audits, Instant now) {
        Completeness completeness = Completeness.of(
                test.status().attacks().stream()
                        .map(Attack::workerId)
                        .distinct()
                        .toList(),
                audits);
        List<Manifest> manifests = new ArrayList<>();
        for (WorkerAudit audit : audits) {
            Manifest manifest = audit.manifest();
            if (manifest != null) {
                manifests.add(manifest);
            }
        }
        List<WorkerReport> workerReports = workers(audits);
        Window window = selection.isWindow() ? Window.of(test, selection, now) : Window.of(test, manifests, now);
        long requests = all.ledger().scheduled();
        long lostIntervals =
                manifests.stream().mapToLong(Manifest::lostIntervals).sum();
        Percentiles startDelay = Percentiles.of(latencies.startDelay(), question.percentiles());
        double seconds = window.durationNanos() / NANOS_PER_SECOND;
        double wholeSeconds = (window.durationNanos() + window.waitNanos()) / NANOS_PER_SECOND;
        return new Report(
                test.id(),
                test.name(),
                test.status().state(),
                completeness.isComplete() && test.status().state().isFinal(),
                completeness.missing(),
                VerdictView.of(verdicts.ofTest(lostIntervals, accountable(all))),
                selection.isWhole() ? orNull(test.plannedHits()) : null,
                total(workerReports),
                Percentiles.of(latencies.responseTime(), question.percentiles()),
                Percentiles.of(latencies.serviceTime(), question.percentiles()),
                startDelay,
                Bytes.of(bytesIn, requests),
                Bytes.of(bytesOut, requests),
                window.earliest(),
                window.latest(),
                window.end(),
                window.durationNanos(),
                window.waitNanos(),
                requests,
                seconds > 0 ? requests / seconds : requests,
                wholeSeconds > 0 ? all.succeeded() / wholeSeconds : all.succeeded(),
                all.success(),
                all.statusCodes(),
                failures.texts(),
                all.failures(),
                failures.samples(),
                targets(),
                workerReports,
                PercentileCurve.of(latencies.responseTime(), latencies.serviceTime()),
                SelectionView.of(question),
                thresholds);
    }

    /** Response times of all hits added so far. */
    Histogram responseTime() {
        return latencies.responseTime();
    }

    private List<TargetReport> targets() {
        List<TargetReport> list = new ArrayList<>();
        targets.forEach((name, tally) -> list.add(new TargetReport(
                name,
                tally.ledger().scheduled(),
                tally.success(),
                tally.latencies(question.percentiles()),
                tally.statusCodes(),
                tally.failures())));
        return list;
    }

    private List<WorkerReport> workers(List<WorkerAudit> audits) {
        Map<String, WorkerAudit> byWorker = new TreeMap<>();
        audits.forEach(audit -> byWorker.put(audit.workerId(), audit));
        TreeSet<String> ids = new TreeSet<>(workers.keySet());
        ids.addAll(byWorker.keySet());
        test.status().attacks().forEach(attack -> ids.add(attack.workerId()));
        return ids.stream()
                .filter(selection::hasWorker)
                .map(id -> worker(id, byWorker.get(id)))
                .toList();
    }

    private WorkerReport worker(String id, @Nullable WorkerAudit audit) {
        Tally tally = workers.getOrDefault(id, new Tally());
        Manifest manifest = audit == null ? null : audit.manifest();
        String lost = test.status().attacks().stream()
                .filter(attack -> attack.workerId().equals(id))
                .map(Attack::lost)
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .map(reason -> "lost: " + reason)
                .orElse("");
        return new WorkerReport(
                id,
                selection.isWhole() ? orNull(PlannedHits.of(test, id)) : null,
                LedgerView.of(
                        manifest == null || !selection.isWhole() ? tally.ledger() : manifest.ledger(),
                        tally.ledger().scheduled()),
                manifest == null ? null : manifest.startSkewNanos(),
                manifest == null ? null : manifest.clockUncertaintyNanos(),
                manifest == null ? 0 : manifest.lostIntervals(),
                tally.latencies(question.percentiles()),
                manifest == null || manifest.reason().isEmpty() ? lost : manifest.reason(),
                VerdictView.of(
                        verdicts.ofWorker(id, manifest == null ? 0 : manifest.lostIntervals(), accountable(tally))));
    }

    /**
     * Of how many hits the pulses should tell. They may still be on their way while a test runs, and count hits in the
     * second that released them, which may lie outside of a window.
     */
    private long accountable(Tally tally) {
        boolean canTell = test.status().state().isFinal() && !selection.isWindow();
        return canTell ? tally.ledger().scheduled() : 0;
    }

    private static LedgerView total(List<WorkerReport> workers) {
        return new LedgerView(
                sum(workers, LedgerView::scheduled),
                sum(workers, LedgerView::sent),
                sum(workers, LedgerView::waiting),
                sum(workers, LedgerView::abandoned),
                sum(workers, LedgerView::done),
                sum(workers, LedgerView::failed),
                sum(workers, LedgerView::inFlight),
                sum(workers, LedgerView::stored),
                sum(workers, LedgerView::missing));
    }

    private static @Nullable Long orNull(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    private static long sum(List<WorkerReport> workers, ToLongFunction<LedgerView> term) {
        return workers.stream().map(WorkerReport::ledger).mapToLong(term).sum();
    }
}
