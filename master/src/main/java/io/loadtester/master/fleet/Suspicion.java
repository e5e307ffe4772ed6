package io.loadtester.master.fleet;

/** What is known of a live worker that has stopped reporting. Owned by the fleet's thread. */
final class Suspicion {

    /** What raised it, in words. */
    final String cause;

    final long raisedNanos;

    /** Whether a call is under way. */
    boolean asking;

    /** When the worker is called next, once no call is under way. */
    long askNanos;

    /** What the last call found, in words that follow "it"; empty before. */
    String finding = "";

    /** Whether the listener has been told that the worker is stale. */
    boolean told;

    Suspicion(String cause, long nanos) {
        this.cause = cause;
        this.raisedNanos = nanos;
        this.askNanos = nanos;
    }

    /** For people. */
    String inWords() {
        return cause + (finding.isEmpty() ? "" : "; it " + finding);
    }
}
