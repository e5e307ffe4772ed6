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

    /** On one line, such as: degraded: start delay p99 is 12ms. */
    public String verdictLine() {
        String word = verdict.status().word();
        return verdict.reasons().isEmpty() ? word : word + ": " + verdict.reason();
    }

    /** On one line, such as: scheduled 500 = answered 490 + unanswered 8 + abandoned 2. */
    public String ledgerLine() {
        StringBuilder line = new StringBuilder("scheduled " + number(ledger.scheduled()));
        line.append(" = answered ").append(number(ledger.answered()));
        term(line, "unanswered", ledger.unanswered());
        term(line, "abandoned", ledger.abandoned());
        term(line, "in flight", ledger.inFlight());
        term(line, "waiting", ledger.waiting());
        if (resent != 0) {
            line.append("; sent again ").append(number(resent));
        }
        return line.toString();
    }

    private static void term(StringBuilder line, String name, long hits) {
        if (hits != 0) {
            line.append(" + ").append(name).append(' ').append(number(hits));
        }
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
