package io.loadtester.storage.results;

import io.loadtester.common.result.Ledger;
import jakarta.persistence.Embeddable;

/** A ledger's columns. */
@Embeddable
record LedgerColumns(long scheduled, long sent, long abandoned, long skipped, long answered, long unanswered) {

    Ledger toLedger() {
        return new Ledger(scheduled, sent, abandoned, skipped, answered, unanswered);
    }
}
