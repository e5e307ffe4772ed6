package io.loadtester.worker.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.attack.AttackListener;
import io.loadtester.attack.AttackSummary;
import io.loadtester.attack.SecondCut;
import io.loadtester.common.result.Completions;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Ledger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HitMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final HitMeters meters = new HitMeters(registry);
    private final List<Object> heard = new ArrayList<>();

    @Test
    void addUpEveryTermOfTheLedgerOverAllAttacks() throws ReflectiveOperationException {
        meters.before(listener()).cut(cut(new Ledger(10, 7, 2, 4, 1), new Ledger(100, 90, 5, 80, 3)));
        meters.before(listener()).cut(cut(new Ledger(1, 1, 0, 1, 0)));

        Ledger sum = new Ledger(111, 98, 7, 85, 4);
        for (RecordComponent term : Ledger.class.getRecordComponents()) {
            assertThat(count(term.getName()))
                    .as(term.getName())
                    .isEqualTo(term.getAccessor().invoke(sum));
        }
    }

    @Test
    void tellTheListenerAll() {
        SecondCut cut = cut(Ledger.ZERO);
        AttackSummary summary = new AttackSummary(0, Ledger.ZERO, 1, 2, 1, 2, 3, 4, 2, "");
        AttackListener listener = meters.before(listener());

        listener.cut(cut);
        listener.ended(summary);

        assertThat(heard).containsExactly(cut, summary);
    }

    private long count(String term) {
        return (long)
                registry.get("loadtester.hits").tag("term", term).counter().count();
    }

    private AttackListener listener() {
        return new AttackListener() {
            @Override
            public void cut(SecondCut cut) {
                heard.add(cut);
            }

            @Override
            public void ended(AttackSummary summary) {
                heard.add(summary);
            }
        };
    }

    private static SecondCut cut(Ledger... ledgers) {
        List<Interval> intervals = new ArrayList<>();
        for (Ledger ledger : ledgers) {
            intervals.add(interval(intervals.size(), ledger));
        }
        return new SecondCut(0, intervals, 0, 0, 0, 0, 0, 0);
    }

    private static Interval interval(long sequence, Ledger ledger) {
        Latencies latencies = Latencies.create();
        long failed = ledger.ended() - ledger.answered();
        latencies.histogram(LatencyKind.RESPONSE).recordValueWithCount(1, ledger.answered());
        latencies.histogram(LatencyKind.SERVICE).recordValueWithCount(1, ledger.answered());
        latencies.histogram(LatencyKind.FAILED_RESPONSE).recordValueWithCount(1, failed);
        latencies.histogram(LatencyKind.START_DELAY).recordValueWithCount(1, ledger.sent());
        HitCounts counts = new HitCounts(
                ledger,
                ledger.answered(),
                Completions.NONE,
                Map.of(200, ledger.answered()),
                Map.of(FailureKind.RESET, failed),
                0,
                0,
                0);
        return new Interval(new UUID(0, 1), "w", 1, sequence, 0, "t", counts, latencies, List.of());
    }
}
