package io.loadtester.reporting.report;

import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Slice;
import io.loadtester.common.result.TestOutcome;
import io.loadtester.common.result.WorkerAudit;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.Target;
import io.loadtester.common.threshold.ThresholdOutcome;
import io.loadtester.reporting.report.Report.TargetReport;
import io.loadtester.reporting.report.Report.VerdictView;
import io.loadtester.reporting.report.Report.WorkerReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Merges a test's intervals into a report. Give it every interval and worker second of the selection, then build.
 * Histograms are added, never averaged. Mutable, used by one thread.
 */
public final class ReportBuilder {

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
    private @Nullable TestOutcome outcome;
    private final Verdicts verdicts = new Verdicts();

    /** For the whole test. */
    public ReportBuilder(LoadTest test) {
        this(test, Question.all(test));
    }

    public ReportBuilder(LoadTest test, Question question) {
        this.test = test;
        this.question = question;
        this.selection = question.selection();
        test.spec().targets().stream()
                .map(Target::name)
                .filter(selection::hasTarget)
                .forEach(name -> targets.computeIfAbsent(name, key -> new Tally()));
    }

    public void add(Slice slice) {
        latencies.add(slice.latencies());
        all.add(slice);
        targets.computeIfAbsent(slice.target(), name -> new Tally()).add(slice);
        workers.computeIfAbsent(slice.workerId(), id -> new Tally()).add(slice);
        failures.add(slice);
    }

    /** Adds the outcomes of the test's thresholds. */
    public void judged(List<ThresholdOutcome> outcomes) {
        thresholds = List.copyOf(outcomes);
    }

    /** Sets the outcome of the whole test; null while it runs. */
    public void cameTo(@Nullable TestOutcome newOutcome) {
        outcome = newOutcome;
    }

    /** Takes in how fit a worker was in a second. */
    public void add(WorkerSecond workerSecond) {
        verdicts.add(workerSecond);
    }

    /**
     * @param audits of every worker with stored data
     * @param now used as the end while the test runs
     */
    public Report build(List<WorkerAudit> audits, Instant now) {
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
        HitCounts counts = all.counts();
        long requests = counts.ledger().scheduled();
        long lostIntervals =
                manifests.stream().mapToLong(Manifest::lostIntervals).sum();
        double seconds = window.durationNanos() / NANOS_PER_SECOND;
        double wholeSeconds = (window.durationNanos() + window.waitNanos()) / NANOS_PER_SECOND;
        return new Report(
                test.id(),
                test.name(),
                test.status().state(),
                OutcomeView.of(outcome),
                completeness.isComplete() && test.status().state().isFinal(),
                missing(completeness, audits),
                VerdictView.of(verdicts.ofTest(lostIntervals, accountable(all))),
                selection.isWhole() ? orNull(test.plannedLoad().hits()) : null,
                total(workerReports),
                percentiles(latencies.sparseOfAll().toHistogram()),
                percentiles(LatencyKind.RESPONSE),
                percentiles(LatencyKind.FAILED_RESPONSE),
                percentiles(LatencyKind.SERVICE),
                percentiles(LatencyKind.FIRST_BYTE),
                percentiles(LatencyKind.START_DELAY),
                Bytes.of(counts.bytesIn(), requests),
                Bytes.of(counts.bytesOut(), requests),
                window.earliest(),
                window.latest(),
                window.end(),
                window.durationNanos(),
                window.waitNanos(),
                requests,
                seconds > 0 ? requests / seconds : requests,
                wholeSeconds > 0 ? counts.succeeded() / wholeSeconds : counts.succeeded(),
                counts.succeeded(),
                counts.failed(),
                counts.resent(),
                all.success(),
                all.statusCodes(),
                failures.texts(),
                all.failures(),
                failures.samples(),
                targets(),
                workerReports,
                PercentileCurve.of(latencies),
                SelectionView.of(question),
                thresholds);
    }

    private Percentiles percentiles(LatencyKind kind) {
        return percentiles(latencies.histogram(kind));
    }

    private Percentiles percentiles(Histogram histogram) {
        return Percentiles.of(histogram, question.percentiles());
    }

    /** Response times of the succeeded hits so far. */
    public Histogram responseTime() {
        return latencies.histogram(LatencyKind.RESPONSE);
    }

    private List<TargetReport> targets() {
        List<TargetReport> list = new ArrayList<>();
        targets.forEach((name, tally) -> list.add(new TargetReport(
                name,
                tally.ledger().scheduled(),
                tally.counts().succeeded(),
                tally.counts().failed(),
                tally.success(),
                tally.responseTime(question.percentiles()),
                tally.failedResponseTime(question.percentiles()),
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

    private List<String> missing(Completeness completeness, List<WorkerAudit> audits) {
        List<String> missing = new ArrayList<>(completeness.missing());
        Map<String, Manifest> manifests = new HashMap<>();
        for (WorkerAudit audit : audits) {
            Manifest manifest = audit.manifest();
            if (manifest != null) {
                manifests.put(audit.workerId(), manifest);
            }
        }
        test.status().attacks().stream().map(Attack::workerId).distinct().forEach(id -> {
            Gap gap = gap(id, manifests.get(id));
            if (gap != null && gap.hits() > 0) {
                missing.add(gap.text(id));
            }
        });
        return missing;
    }

    /** Null if the worker has a manifest, may still send one, or is only partly covered by the report. */
    private @Nullable Gap gap(String id, @Nullable Manifest manifest) {
        boolean gone = test.status().state().isFinal()
                || departure(id).filter(left -> !left.drained()).isPresent();
        if (manifest != null || !gone || !selection.isWhole()) {
            return null;
        }
        Tally tally = workers.getOrDefault(id, new Tally());
        return Gap.of(test, id, tally.ledger().scheduled(), tally.seconds(), all.seconds());
    }

    /** The attack in which a worker left before the end of the test, if it did. */
    private Optional<Attack> departure(String id) {
        return test.status().attacks().stream()
                .filter(attack -> attack.workerId().equals(id) && !attack.lost().isEmpty())
                .findFirst();
    }

    private LedgerView ledger(String id, Tally tally, @Nullable WorkerAudit audit) {
        long stored = tally.ledger().scheduled();
        Manifest manifest = audit == null ? null : audit.manifest();
        Gap gap = gap(id, manifest);
        if (gap != null) {
            return LedgerView.of(tally.ledger(), stored, gap.hits());
        }
        return manifest == null || !selection.isWhole() || agrees(audit)
                ? LedgerView.of(tally.ledger(), stored)
                : LedgerView.of(manifest.ledger(), stored);
    }

    private WorkerReport worker(String id, @Nullable WorkerAudit audit) {
        Tally tally = workers.getOrDefault(id, new Tally());
        Manifest manifest = audit == null ? null : audit.manifest();
        String lost = departure(id)
                .map(left -> (left.drained() ? "drained: " : "lost: ") + left.lost())
                .orElse("");
        return new WorkerReport(
                id,
                selection.isWhole() ? orNull(test.plannedLoad().hitsOf(id)) : null,
                ledger(id, tally, audit),
                manifest == null ? null : manifest.startSkewNanos(),
                manifest == null ? null : manifest.clockUncertaintyNanos(),
                manifest == null ? 0 : manifest.lostIntervals(),
                tally.counts().succeeded(),
                tally.counts().failed(),
                tally.responseTime(question.percentiles()),
                tally.failedResponseTime(question.percentiles()),
                manifest == null || manifest.reason().isEmpty() ? lost : manifest.reason(),
                VerdictView.of(
                        verdicts.ofWorker(id, manifest == null ? 0 : manifest.lostIntervals(), accountable(tally))));
    }

    /** Then the stored ledger equals the manifest's, and uses today's definition of answered. */
    private static boolean agrees(@Nullable WorkerAudit audit) {
        return audit != null && audit.agrees();
    }

    /**
     * Of how many hits the worker seconds should tell. They may still be on their way while a test runs, and count hits
     * in the second that released them, which may lie outside of a window.
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
                sum(workers, LedgerView::skipped),
                sum(workers, LedgerView::answered),
                sum(workers, LedgerView::unanswered),
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
