package io.loadtester.attack.pacing;

/** Something an event loop does at instants of its own choosing. Called on that loop's thread only. */
public interface Paced {

    /** Nothing to do until something happens. */
    long NEVER = Long.MAX_VALUE;

    /**
     * Does what is due.
     *
     * @param nowNanoTime {@link System#nanoTime()} a moment ago
     * @return nanoseconds until something is due again: 0 for at once, after the loop has looked at its sockets
     */
    long run(long nowNanoTime);

    /** It threw and will not be run again. */
    void broken(Throwable cause);
}
