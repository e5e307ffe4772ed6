package io.loadtester.attack.pacing;

import io.netty.channel.EventLoop;

/** A paced loop on top of a Netty event loop. */
final class PacedIoLoop implements PacedLoop {

    private final EventLoop eventLoop;
    private final NanoClock clock;
    private final PacedIoHandler handler;

    PacedIoLoop(EventLoop eventLoop, NanoClock clock, PacedIoHandler handler) {
        this.eventLoop = eventLoop;
        this.clock = clock;
        this.handler = handler;
    }

    @Override
    public EventLoop eventLoop() {
        return eventLoop;
    }

    @Override
    public void execute(Runnable task) {
        eventLoop.execute(task);
    }

    @Override
    public boolean isShuttingDown() {
        return eventLoop.isShuttingDown();
    }

    @Override
    public NanoClock clock() {
        return clock;
    }

    @Override
    public long restNanos() {
        assert eventLoop.inEventLoop();
        return handler.restNanos();
    }

    @Override
    public void add(Paced paced) {
        assert eventLoop.inEventLoop();
        handler.add(paced);
    }

    @Override
    public void remove(Paced paced) {
        assert eventLoop.inEventLoop();
        handler.remove(paced);
    }
}
