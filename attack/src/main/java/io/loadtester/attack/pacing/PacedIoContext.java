package io.loadtester.attack.pacing;

import io.netty.channel.IoHandlerContext;
import io.netty.util.concurrent.Ticker;
import org.jspecify.annotations.Nullable;

/** Owned by one event loop. Limits how long the loop waits to what both the loop itself and the paced tasks allow. */
final class PacedIoContext implements IoHandlerContext {

    /** Netty measures deadlines on a clock that starts at 0, but delays on {@link System#nanoTime()}. */
    private final long initialNanoTime = Ticker.systemTicker().initialNanoTime();

    private @Nullable IoHandlerContext loop;
    private long wakeNanoTime;
    private boolean mayWait;
    private long activeNanos;

    PacedIoContext within(IoHandlerContext ofLoop, long nowNanoTime, long delayNanos) {
        loop = ofLoop;
        wakeNanoTime = nowNanoTime + delayNanos;
        mayWait = delayNanos > 0;
        activeNanos = 0;
        return this;
    }

    /** How long the run spent handling socket events. */
    long activeNanos() {
        return activeNanos;
    }

    @Override
    public boolean canBlock() {
        return mayWait && loop().canBlock();
    }

    @Override
    public long delayNanos(long currentTimeNanos) {
        long untilWake = Math.max(0, wakeNanoTime - currentTimeNanos);
        return Math.min(untilWake, loop().delayNanos(currentTimeNanos));
    }

    @Override
    public long deadlineNanos() {
        long wake = Math.max(0, wakeNanoTime - initialNanoTime);
        long ofLoop = loop().deadlineNanos();
        return ofLoop == -1 ? wake : Math.min(wake, ofLoop);
    }

    @Override
    public void reportActiveIoTime(long nanos) {
        activeNanos += nanos;
        if (loop().shouldReportActiveIoTime()) {
            loop().reportActiveIoTime(nanos);
        }
    }

    @Override
    public boolean shouldReportActiveIoTime() {
        return true;
    }

    private IoHandlerContext loop() {
        if (loop == null) {
            throw new IllegalStateException("used outside of a run of the loop");
        }
        return loop;
    }
}
