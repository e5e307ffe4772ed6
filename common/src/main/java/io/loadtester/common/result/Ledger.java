package io.loadtester.common.result;

/**
 * The double-entry account of hits: {@code scheduled = sent + waiting + abandoned} and {@code sent = done + failed +
 * inFlight}. Additive: the ledger of a whole is the sum of its parts'. The two terms that are not stored follow from
 * the others, and may be negative in a part (a hit scheduled in one delta may be sent in the next), never in a whole.
 *
 * @param scheduled hits that became due
 * @param sent hits handed to a socket
 * @param abandoned hits that ended without having been handed to a socket; their failure kinds say why
 * @param done hits that got a whole response, one of which all that was asserted holds
 * @param failed hits that were sent and ended without such a response
 */
public record Ledger(long scheduled, long sent, long abandoned, long done, long failed) {

    public static final Ledger ZERO = new Ledger(0, 0, 0, 0, 0);

    public Ledger {
        if (scheduled < 0 || sent < 0 || abandoned < 0 || done < 0 || failed < 0) {
            throw new IllegalArgumentException("ledger terms must not be negative");
        }
    }

    /** Hits due but neither sent nor abandoned. */
    public long waiting() {
        return scheduled - sent - abandoned;
    }

    /** Hits sent that have not ended. */
    public long inFlight() {
        return sent - done - failed;
    }

    /** Hits that came to an end, whichever. */
    public long ended() {
        return done + failed + abandoned;
    }

    public Ledger plus(Ledger other) {
        return new Ledger(
                scheduled + other.scheduled,
                sent + other.sent,
                abandoned + other.abandoned,
                done + other.done,
                failed + other.failed);
    }

    /** Whether every hit of a finished whole is accounted for. */
    public boolean isSettled() {
        return waiting() == 0 && inFlight() == 0;
    }
}
