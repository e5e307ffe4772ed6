package io.loadtester.attack.pacing;

import io.netty.channel.EventLoop;
import java.util.concurrent.Executor;

/** An event loop that runs {@linkplain Paced paced tasks}. */
public interface PacedLoop extends Executor {

    /** Runs a task on the loop's thread soon; may be called from any thread. */
    @Override
    void execute(Runnable task);

    /** Whether the loop has been given up or is being closed: tasks passed to {@link #execute} may never run. */
    boolean isShuttingDown();

    /** The clock of this loop. */
    NanoClock clock();

    /** Total time the loop was idle while something was paced on it; on the loop's thread only. */
    long restNanos();

    /** Starts running {@code paced}; on the loop's thread only. */
    void add(Paced paced);

    /** Stops running {@code paced}; on the loop's thread only. */
    void remove(Paced paced);

    /** The Netty event loop, for opening channels. */
    EventLoop eventLoop();
}
