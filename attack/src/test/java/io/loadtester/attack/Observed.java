package io.loadtester.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.Completions;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.Ledger;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A listener that records an attack, and checks what must hold for every attack. */
final class Observed implements AttackListener {

    private final List<SecondCut> cuts = new CopyOnWriteArrayList<>();
    private final CompletableFuture<AttackSummary> end = new CompletableFuture<>();

    @Override
    public void cut(SecondCut cut) {
        cuts.add(cut);
    }

    @Override
    public void ended(AttackSummary summary) {
        end.complete(summary);
    }

    /** Waits for the end, and checks that all counts agree. */
    AttackSummary summary() throws Exception {
        return summary(Duration.ofSeconds(60));
    }

    AttackSummary summary(Duration atMost) throws Exception {
        AttackSummary summary = end.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        List<Interval> intervals = intervals();
        assertThat(summary.ledger().isSettled())
                .as("settled: %s", summary.ledger())
                .isTrue();
        assertThat(intervals.stream().map(Interval::ledger).reduce(Ledger.ZERO, Ledger::plus))
                .isEqualTo(summary.ledger());
        assertThat(summary.intervals()).isEqualTo(intervals.size());
        for (int i = 0; i < intervals.size(); i++) {
            assertThat(intervals.get(i).sequence()).isEqualTo(i);
        }
        assertThat(completions())
                .isEqualTo(new Completions(succeeded(), summary.ledger().ended() - succeeded()));
        assertThat(cuts.stream().map(SecondCut::second)).isSorted().doesNotHaveDuplicates();
        return summary;
    }

    boolean hasEnded() {
        return end.isDone();
    }

    List<SecondCut> cuts() {
        return cuts;
    }

    List<Interval> intervals() {
        return cuts.stream().flatMap(cut -> cut.intervals().stream()).toList();
    }

    long succeeded() {
        return intervals().stream().mapToLong(Interval::succeeded).sum();
    }

    long resent() {
        return intervals().stream()
                .mapToLong(interval -> interval.counts().resent())
                .sum();
    }

    /** The completions of all seconds. */
    private Completions completions() {
        return intervals().stream().map(Interval::completions).reduce(Completions.NONE, Completions::plus);
    }

    Map<Integer, Long> statusCodes() {
        Map<Integer, Long> sum = new TreeMap<>();
        intervals().forEach(interval -> interval.statusCodes()
                .forEach((code, count) -> sum.merge(code, count, Long::sum)));
        return sum;
    }

    Map<FailureKind, Long> failures() {
        Map<FailureKind, Long> sum = new EnumMap<>(FailureKind.class);
        intervals()
                .forEach(interval -> interval.failures().forEach((kind, count) -> sum.merge(kind, count, Long::sum)));
        return sum;
    }

    List<String> texts() {
        return intervals().stream()
                .flatMap(interval -> interval.exemplars().stream())
                .filter(exemplar -> exemplar.failure() != null)
                .map(exemplar -> exemplar.text())
                .distinct()
                .toList();
    }

    Latencies latencies() {
        Latencies sum = Latencies.create();
        intervals().forEach(interval -> sum.add(interval.latencies()));
        return sum;
    }
}
