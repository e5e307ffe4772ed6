package io.loadtester.attack.pacing;

import io.netty.channel.EventLoop;
import java.util.concurrent.Executor;

/** An event loop on which things can be paced. */
public interface PacedLoop extends Executor {

    /** Runs something on the loop's thread, soon; may be called from any thread. */
    @Override
    void execute(Runnable task);

    /** Whether it has been given up or is being closed: what is handed to {@link #execute} may never run. */
    boolean isShuttingDown();

    /** What the time on this loop is. */
    NanoClock clock();

    /** For how long it has had nothing to do while something was paced on it, all in all; on the loop's thread only. */
    long restNanos();

    /** From now on {@code paced} is run; on the loop's thread only. */
    void add(Paced paced);

    /** It is not run again; on the loop's thread only. */
    void remove(Paced paced);

    /** For those who open channels on it. */
    EventLoop eventLoop();
}
