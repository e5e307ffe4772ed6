package io.loadtester.reporting.report;

import io.loadtester.common.result.Ledger;

/**
 * A ledger as shown in a report.
 *
 * @param stored hits in stored intervals
 * @param missing hits in no stored interval that the worker's manifest counts or, if it has left none, that its share
 *     planned
 */
public record LedgerView(
        long scheduled,
        long sent,
        long waiting,
        long abandoned,
        long skipped,
        long answered,
        long unanswered,
        long inFlight,
        long stored,
        long missing) {

    public static LedgerView of(Ledger ledger, long stored) {
        return of(ledger, stored, ledger.scheduled() - stored);
    }

    static LedgerView of(Ledger ledger, long stored, long missing) {
        return new LedgerView(
                ledger.scheduled(),
                ledger.sent(),
                ledger.waiting(),
                ledger.abandoned(),
                ledger.skipped(),
                ledger.answered(),
                ledger.unanswered(),
                ledger.inFlight(),
                stored,
                missing);
    }

    /** The ledger alone, without what is stored of it. */
    public Ledger toLedger() {
        return new Ledger(scheduled, sent, abandoned, skipped, answered, unanswered);
    }
}
