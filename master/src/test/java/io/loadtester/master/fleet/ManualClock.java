package io.loadtester.master.fleet;

import java.time.Duration;
import java.time.Instant;

/** Both clocks of a master, moved by hand. */
public final class ManualClock implements FleetClock {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long nanos;

    public void advance(Duration duration) {
        now = now.plus(duration);
        nanos += duration.toNanos();
    }

    /** Sets the wall clock forward, or back; the monotonic one goes on as ever. */
    public void setWallClock(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long monotonicNanos() {
        return nanos;
    }
}
