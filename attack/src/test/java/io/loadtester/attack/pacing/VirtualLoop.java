package io.loadtester.attack.pacing;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

/** A loop whose time passes only as a test lets it: from one thing that is due straight to the next. Of one thread. */
public final class VirtualLoop implements PacedLoop {

    private record Timer(long nanoTime, long number, Runnable task) {}

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timer::nanoTime).thenComparingLong(Timer::number));
    private final List<Paced> paced = new ArrayList<>();
    private long now = 1_000_000_000L;
    private long timerCount;

    /** Lets this much time pass. */
    public void pass(long nanos) {
        long end = now + nanos;
        while (true) {
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
            long next = end;
            for (Paced each : List.copyOf(paced)) {
                long delay = each.run(now);
                if (delay < end - now) {
                    next = Math.min(next, now + delay);
                }
            }
            if (!timers.isEmpty()) {
                next = Math.min(next, Math.max(now, timers.peek().nanoTime()));
            }
            if (next >= end && tasks.isEmpty()) {
                now = end;
                return;
            }
            now = Math.max(now, next);
            while (!timers.isEmpty() && timers.peek().nanoTime() <= now) {
                timers.poll().task().run();
            }
        }
    }

    /** Time passes in which the loop does nothing, as if its process had been suspended. */
    public void standStill(long nanos) {
        now += nanos;
    }

    public void after(long delayNanos, Runnable task) {
        timers.add(new Timer(now + delayNanos, timerCount++, task));
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public boolean isShuttingDown() {
        return false;
    }

    @Override
    public NanoClock clock() {
        return () -> now;
    }

    @Override
    public long restNanos() {
        return 0;
    }

    @Override
    public void add(Paced each) {
        paced.add(each);
    }

    @Override
    public void remove(Paced each) {
        paced.remove(each);
    }

    @Override
    public EventLoop eventLoop() {
        throw new UnsupportedOperationException("there are no sockets in virtual time");
    }
}
