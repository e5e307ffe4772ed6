package io.loadtester.attack.pacing;

/** A task that an event loop runs at instants the task chooses. Called on that loop's thread only. */
public interface Paced {

    /** Nothing is due until some event happens. */
    long NEVER = Long.MAX_VALUE;

    /**
     * Does what is due.
     *
     * @param nowNanoTime a recent {@link System#nanoTime()}
     * @return nanoseconds until something is due again; 0 to run again as soon as the loop has polled its sockets
     */
    long run(long nowNanoTime);

    /** The task threw an exception, or its loop failed; it will not be run again. */
    void broken(Throwable cause);
}
