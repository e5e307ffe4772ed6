package io.loadtester.master.dispatch;

import io.loadtester.master.fleet.FleetLoop;
import io.loadtester.master.fleet.FleetRoster;
import java.time.Duration;

/** Passes the fleet's events, and the time, to the conductor, once this master is the active one. */
final class Conducting {

    private static final Duration TICK = Duration.ofMillis(250);

    private final Conductor conductor;
    private final HeldLosses events;
    private final HeldCalls calls;
    private final FleetRoster roster;
    private final FleetLoop loop;

    Conducting(Conductor conductor, HeldLosses events, HeldCalls calls, FleetRoster roster, FleetLoop loop) {
        this.conductor = conductor;
        this.events = events;
        this.calls = calls;
        this.roster = roster;
        this.loop = loop;
    }

    /** Call once, after the tests of an earlier master were taken over. */
    void begin() {
        loop.execute(() -> roster.listen(events));
        loop.every(TICK, this::tick);
    }

    private void tick() {
        calls.release();
        events.release();
        conductor.tick();
    }
}
