package io.loadtester.master.fleet;

import io.loadtester.common.fleet.WorkerState;
import java.util.List;

/** Gives other threads access to the workers. */
public final class Fleet {

    private final FleetLoop loop;
    private final FleetRoster roster;

    Fleet(FleetLoop loop, FleetRoster roster) {
        this.loop = loop;
        this.roster = roster;
    }

    public List<WorkerView> workers() {
        return loop.ask(roster::views);
    }

    long count(WorkerState state) {
        return workers().stream().filter(worker -> worker.state() == state).count();
    }
}
