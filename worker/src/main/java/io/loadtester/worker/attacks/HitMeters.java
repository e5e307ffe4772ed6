package io.loadtester.worker.attacks;

import io.loadtester.attack.AttackListener;
import io.loadtester.attack.AttackSummary;
import io.loadtester.attack.SecondCut;
import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.Ledger;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counters of the ledger's terms and of succeeded hits over all attacks of this process: {@code loadtester.hits} with the
 * tag {@code term}. Updated once a second from the intervals. Thread-safe.
 */
final class HitMeters {

    private final Counter scheduled;
    private final Counter sent;
    private final Counter abandoned;
    private final Counter skipped;
    private final Counter answered;
    private final Counter unanswered;
    private final Counter succeeded;

    HitMeters(MeterRegistry meters) {
        scheduled = term(meters, "scheduled");
        sent = term(meters, "sent");
        abandoned = term(meters, "abandoned");
        skipped = term(meters, "skipped");
        answered = term(meters, "answered");
        unanswered = term(meters, "unanswered");
        succeeded = term(meters, "succeeded");
    }

    private static Counter term(MeterRegistry meters, String term) {
        return meters.counter("loadtester.hits", "term", term);
    }

    /** Wraps a listener so that every cut is counted before it is passed on. */
    AttackListener before(AttackListener listener) {
        return new AttackListener() {
            @Override
            public void cut(SecondCut cut) {
                cut.intervals().forEach(interval -> count(interval.counts()));
                listener.cut(cut);
            }

            @Override
            public void ended(AttackSummary summary) {
                listener.ended(summary);
            }
        };
    }

    private void count(HitCounts counts) {
        Ledger ledger = counts.ledger();
        scheduled.increment(ledger.scheduled());
        sent.increment(ledger.sent());
        abandoned.increment(ledger.abandoned());
        skipped.increment(ledger.skipped());
        answered.increment(ledger.answered());
        unanswered.increment(ledger.unanswered());
        succeeded.increment(counts.succeeded());
    }
}
