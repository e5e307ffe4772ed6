package io.loadtester.attack.pacing;

import io.netty.channel.EventLoop;

/** An event loop on which things can be paced. */
public final class PacedLoop {

    private final EventLoop eventLoop;
    private final NanoClock clock;
    private final PacedIoHandler handler;

    PacedLoop(EventLoop eventLoop, NanoClock clock, PacedIoHandler handler) {
        this.eventLoop = eventLoop;
        this.clock = clock;
        this.handler = handler;
    }

    public EventLoop eventLoop() {
        return eventLoop;
    }

    /** What the time on this loop is. */
    public NanoClock clock() {
        return clock;
    }

    /** For how long it has had nothing to do while something was paced on it, all in all; on the loop's thread only. */
    public long restNanos() {
        assert eventLoop.inEventLoop();
        return handler.restNanos();
    }

    /** From now on {@code paced} is run; on the loop's thread only. */
    public void add(Paced paced) {
        assert eventLoop.inEventLoop();
        handler.add(paced);
    }

    /** It is not run again; on the loop's thread only. */
    public void remove(Paced paced) {
        assert eventLoop.inEventLoop();
        handler.remove(paced);
    }
}
