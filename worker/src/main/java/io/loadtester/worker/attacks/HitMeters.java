package io.loadtester.worker.attacks;

import io.loadtester.attack.AttackListener;
import io.loadtester.attack.AttackSummary;
import io.loadtester.attack.SecondCut;
import io.loadtester.common.result.Ledger;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counters of the ledger's terms over all attacks of this process: {@code loadtester.hits} with the tag {@code term}.
 * They move once a second, by what the intervals say. Thread-safe.
 */
final class HitMeters {

    private final Counter scheduled;
    private final Counter sent;
    private final Counter abandoned;
    private final Counter done;
    private final Counter failed;

    HitMeters(MeterRegistry meters) {
        scheduled = term(meters, "scheduled");
        sent = term(meters, "sent");
        abandoned = term(meters, "abandoned");
        done = term(meters, "done");
        failed = term(meters, "failed");
    }

    private static Counter term(MeterRegistry meters, String term) {
        return meters.counter("loadtester.hits", "term", term);
    }

    /** Counts what a listener hears, before it hears it. */
    AttackListener before(AttackListener listener) {
        return new AttackListener() {
            @Override
            public void cut(SecondCut cut) {
                cut.intervals().forEach(interval -> count(interval.ledger()));
                listener.cut(cut);
            }

            @Override
            public void ended(AttackSummary summary) {
                listener.ended(summary);
            }
        };
    }

    private void count(Ledger ledger) {
        scheduled.increment(ledger.scheduled());
        sent.increment(ledger.sent());
        abandoned.increment(ledger.abandoned());
        done.increment(ledger.done());
        failed.increment(ledger.failed());
    }
}
