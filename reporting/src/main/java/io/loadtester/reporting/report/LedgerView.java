package io.loadtester.reporting.report;

import io.loadtester.common.result.Ledger;

/**
 * A ledger as a report shows it.
 *
 * @param stored hits in stored intervals
 * @param missing hits that the workers' manifests name and no stored interval holds
 */
public record LedgerView(
        long scheduled,
        long sent,
        long waiting,
        long abandoned,
        long answered,
        long unanswered,
        long inFlight,
        long stored,
        long missing) {

    public static LedgerView of(Ledger ledger, long stored) {
        return new LedgerView(
                ledger.scheduled(),
                ledger.sent(),
                ledger.waiting(),
                ledger.abandoned(),
                ledger.answered(),
                ledger.unanswered(),
                ledger.inFlight(),
                stored,
                ledger.scheduled() - stored);
    }
}
