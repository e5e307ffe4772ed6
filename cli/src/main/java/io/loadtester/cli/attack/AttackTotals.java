package io.loadtester.cli.attack;

import io.loadtester.attack.AttackListener;
import io.loadtester.attack.AttackSummary;
import io.loadtester.attack.SecondCut;
import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.Verdict;
import io.loadtester.reporting.metrics.AttackAccount;
import io.loadtester.reporting.metrics.Counts;
import io.loadtester.reporting.metrics.Metrics;
import io.loadtester.reporting.metrics.TimeRange;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * The merged intervals of an attack. Written by the engine's thread; other threads may read it once {@link #end()} is
 * complete.
 */
final class AttackTotals implements AttackListener {

    private final Latencies latencies = Latencies.create();
    private final HitCounts.Sum counts = new HitCounts.Sum();
    private final Consumer<SecondCut> watcher;
    private final CutVerdict verdict = new CutVerdict();
    private final CompletableFuture<AttackSummary> end = new CompletableFuture<>();

    /** @param watcher also receives every second, on the engine's thread */
    AttackTotals(Consumer<SecondCut> watcher) {
        this.watcher = watcher;
    }

    @Override
    public void cut(SecondCut cut) {
        cut.intervals().forEach(this::add);
        verdict.add(cut);
        watcher.accept(cut);
    }

    @Override
    public void ended(AttackSummary summary) {
        end.complete(summary);
    }

    Future<AttackSummary> end() {
        return end;
    }

    Verdict verdict() {
        return verdict.verdict();
    }

    /** What the results alone do not say: verdict, ledger and resent hits. Call after the end. */
    AttackAccount account(AttackSummary summary) {
        return new AttackAccount(verdict(), summary.ledger(), counts.total().resent());
    }

    /**
     * @param clock converts {@link System#nanoTime()} instants to wall-clock time
     * @param errors failure counts by error text
     */
    Metrics metrics(AttackSummary summary, WallClock clock, Map<String, Long> errors) {
        TimeRange range = summary.firstDueNanoTime() == 0
                ? TimeRange.NONE
                : new TimeRange(
                        clock.instantOf(summary.firstDueNanoTime()),
                        clock.instantOf(summary.lastDueNanoTime()),
                        clock.instantOf(summary.lastEndedNanoTime()));
        return Metrics.of(latencies, Counts.of(counts.total(), errors), range);
    }

    private void add(Interval interval) {
        latencies.add(interval.latencies());
        counts.add(interval.counts());
    }
}
