package io.loadtester.common.result;

import java.util.Locale;

/**
 * The double-entry account of what happened to hits: {@code scheduled = sent + waiting + abandoned + skipped}
 * and {@code sent = answered + unanswered + inFlight}. Additive: the ledger of a whole is the sum of the ledgers of its
 * parts. The two derived terms may be negative in a part, since a hit scheduled in one interval may be sent in the
 * next, but never in a whole.
 *
 * @param scheduled hits that became due
 * @param sent hits handed to a socket
 * @param abandoned hits that ended before they were handed to a socket; their failure kinds say why
 * @param skipped hits that were never released because the generator itself was too late; they do not end
 * @param answered hits that got a whole response, of any status
 * @param unanswered hits that were sent and ended without a whole response
 */
public record Ledger(long scheduled, long sent, long abandoned, long skipped, long answered, long unanswered) {

    public static final Ledger ZERO = new Ledger(0, 0, 0, 0, 0);

    /** An account of hits none of which was skipped. */
    public Ledger(long scheduled, long sent, long abandoned, long answered, long unanswered) {
        this(scheduled, sent, abandoned, 0, answered, unanswered);
    }

    public Ledger {
        if (scheduled < 0 || sent < 0 || abandoned < 0 || skipped < 0 || answered < 0 || unanswered < 0) {
            throw new IllegalArgumentException("ledger terms must not be negative");
        }
    }

    /** Hits due but neither sent nor abandoned nor skipped. */
    public long waiting() {
        return scheduled - sent - abandoned - skipped;
    }

    /** Hits sent that have not ended. */
    public long inFlight() {
        return sent - answered - unanswered;
    }

    /** Hits that ended, in any way. */
    public long ended() {
        return answered + unanswered + abandoned;
    }

    public Ledger plus(Ledger other) {
        return new Ledger(
                scheduled + other.scheduled,
                sent + other.sent,
                abandoned + other.abandoned,
                skipped + other.skipped,
                answered + other.answered,
                unanswered + other.unanswered);
    }

    /** In one line, without the terms that are 0, such as: scheduled 500 = answered 490 + unanswered 8 + abandoned 2. */
    public String line() {
        StringBuilder line = new StringBuilder("scheduled " + number(scheduled));
        line.append(" = answered ").append(number(answered));
        term(line, "unanswered", unanswered);
        term(line, "abandoned", abandoned);
        term(line, "skipped", skipped);
        term(line, "in flight", inFlight());
        term(line, "waiting", waiting());
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

    /** Whether every hit of a finished whole is accounted for. */
    public boolean isSettled() {
        return waiting() == 0 && inFlight() == 0;
    }
}
