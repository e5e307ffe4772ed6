package io.loadtester.reporting.metrics;

import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Verdict;
import java.util.Locale;

/**
 * What only the process that made an attack can tell, and its results cannot: whether the load generator could be
 * trusted, and what happened to every hit that was due.
 *
 * @param resent hits sent a second time because the server reported that it had not processed them
 */
public record AttackAccount(Verdict verdict, Ledger ledger, long resent) {

    /** On one line, such as: scheduled 500 = answered 490 + unanswered 8 + abandoned 2; sent again 3. */
    public String ledgerLine() {
        return resent == 0 ? ledger.line() : ledger.line() + String.format(Locale.ROOT, "; sent again %,d", resent);
    }
}
