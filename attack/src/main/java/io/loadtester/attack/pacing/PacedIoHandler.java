package io.loadtester.attack.pacing;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoRegistration;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owned by one event loop. Runs what is due before the loop waits for its sockets, and limits the wait to the
 * nanosecond at which something is due again. Scheduling a Netty task per hit would do the same, but allocates three
 * objects per hit and maintains a sorted queue.
 */
final class PacedIoHandler implements IoHandler {

    private static final Logger log = LoggerFactory.getLogger(PacedIoHandler.class);

    /** The loop is given up after this many consecutive failures of socket handling. */
    private static final int MOST_FAILURES = 100;

    private final IoHandler sockets;
    private final WakeUps wakeUps;
    private final Runnable onStart;
    private final WakeUpLatency latency = new WakeUpLatency();
    private final PacedIoContext pacedContext = new PacedIoContext();

    /** Copied on write: tasks are added and removed during iteration. */
    private Paced[] all = {};

    private int failuresInARow;
    private long restNanos;

    PacedIoHandler(IoHandler sockets, WakeUps wakeUps, Runnable onStart) {
        this.sockets = sockets;
        this.wakeUps = wakeUps;
        this.onStart = onStart;
    }

    void add(Paced paced) {
        all = Stream.concat(Stream.of(all), Stream.of(paced)).toArray(Paced[]::new);
    }

    void remove(Paced paced) {
        all = Stream.of(all).filter(each -> each != paced).toArray(Paced[]::new);
    }

    /** Total time spent waiting for sockets while something was paced. */
    long restNanos() {
        return restNanos;
    }

    @Override
    public int run(IoHandlerContext context) {
        long now = System.nanoTime();
        latency.woke(now);
        long delay = Paced.NEVER;
        for (Paced paced : all) {
            delay = Math.min(delay, run(paced, now));
        }
        try {
            int handled = delay == Paced.NEVER
                    ? sockets.run(context)
                    : run(pacedContext.within(context, now, sleepNanos(now, delay)));
            failuresInARow = 0;
            return handled;
        } catch (RuntimeException | LinkageError e) {
            // If this reached Netty, the loop would end and its hits would never finish.
            log.error("handling a socket's event failed", e);
            if (++failuresInARow == MOST_FAILURES) {
                // The failure is permanent: ends the paced tasks, which report it.
                Stream.of(all).forEach(paced -> giveUp(paced, e));
                throw e;
            }
            return 0;
        }
    }

    private int run(PacedIoContext context) {
        long begin = System.nanoTime();
        int handled = sockets.run(context);
        restNanos += System.nanoTime() - begin - context.activeNanos();
        return handled;
    }

    private long sleepNanos(long now, long delay) {
        return wakeUps.isPunctual() ? latency.sleepNanos(now, delay) : wakeUps.sleepNanos(now, delay);
    }

    private long run(Paced paced, long now) {
        try {
            return paced.run(now);
        } catch (RuntimeException | Error e) {
            log.error("a paced task failed and is given up", e);
            giveUp(paced, e);
            return Paced.NEVER;
        }
    }

    private void giveUp(Paced paced, Throwable cause) {
        remove(paced);
        try {
            paced.broken(cause);
        } catch (RuntimeException | Error e) {
            // The loop must survive for its other paced tasks.
            log.error("a paced task could not end in order", e);
        }
    }

    @Override
    public void initialize() {
        onStart.run();
        sockets.initialize();
    }

    @Override
    public void prepareToDestroy() {
        sockets.prepareToDestroy();
    }

    @Override
    public void destroy() {
        sockets.destroy();
    }

    @Override
    public IoRegistration register(IoHandle handle) throws Exception {
        return sockets.register(handle);
    }

    @Override
    public void wakeup() {
        sockets.wakeup();
    }

    @Override
    public boolean isCompatible(Class<? extends IoHandle> handleType) {
        return sockets.isCompatible(handleType);
    }
}
