package io.loadtester.attack.pacing;

import io.loadtester.attack.transport.TimerSlack;
import io.loadtester.attack.transport.Transport;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ThreadAwareExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The event loops of a process that run attacks, each on its own daemon thread. Thread-safe. */
public final class PacedLoops implements AutoCloseable {

    private final EventLoopGroup group;
    private final List<PacedLoop> loops;

    private PacedLoops(EventLoopGroup group, List<PacedLoop> loops) {
        this.group = group;
        this.loops = List.copyOf(loops);
    }

    /** Creates {@code count} loops whose threads are called {@code name} plus a number. */
    public static PacedLoops create(Transport transport, int count, WakeUps wakeUps, String name) {
        Runnable onStart = transport.hasTimerSlack() ? TimerSlack::removeFromThisThread : () -> {};
        IoHandlerFactory sockets = transport.ioHandlers();
        Map<ThreadAwareExecutor, PacedIoHandler> handlers = new ConcurrentHashMap<>();
        IoHandlerFactory paced = executor -> {
            PacedIoHandler handler = new PacedIoHandler(sockets.newHandler(executor), wakeUps, onStart);
            handlers.put(executor, handler);
            return handler;
        };
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory(name, true), paced);
        List<PacedLoop> loops = new ArrayList<>();
        for (EventExecutor executor : group) {
            // Each event loop is the executor for which its handler was created.
            PacedIoHandler handler = Objects.requireNonNull(handlers.get((ThreadAwareExecutor) executor));
            loops.add(new PacedIoLoop((EventLoop) executor, NanoClock.SYSTEM, handler));
        }
        return new PacedLoops(group, loops);
    }

    /** The clock of all loops. */
    public NanoClock clock() {
        return NanoClock.SYSTEM;
    }

    public List<PacedLoop> all() {
        return loops;
    }

    /** Whether a loop has been given up, or all have been closed. */
    public boolean anyHasEnded() {
        return loops.stream().anyMatch(PacedLoop::isShuttingDown);
    }

    /** Ends the loops' threads and waits for them, for 5 seconds at most. */
    @Override
    public void close() {
        // The quiet period lets closing connections finish.
        group.shutdownGracefully(100, 2_000, TimeUnit.MILLISECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
