package io.loadtester.master.dispatch;

import io.loadtester.master.fleet.FleetListener;
import io.loadtester.wire.fleet.Registration;
import io.loadtester.wire.fleet.WorkerReport;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Passes the fleet's events on, except that while the master is suspended no worker is given up: a new epoch could not be
 * told to anyone in time, and another master might begin its own. Such losses, and what follows from the same workers, are
 * passed on afterwards. Owned by the fleet's thread.
 */
final class HeldLosses implements FleetListener {

    private final FleetListener listener;
    private final BooleanSupplier isSuspended;
    private final Deque<Runnable> held = new ArrayDeque<>();
    private final Set<String> workers = new HashSet<>();

    HeldLosses(FleetListener listener, BooleanSupplier isSuspended) {
        this.listener = listener;
        this.isSuspended = isSuspended;
    }

    /** Passes on what was held back, if the master is active; call a few times a second. */
    void release() {
        if (!held.isEmpty() && !isSuspended.getAsBoolean()) {
            List<Runnable> released = new ArrayList<>(held);
            held.clear();
            workers.clear();
            released.forEach(Runnable::run);
        }
    }

    private void pass(String workerId, boolean isLoss, Runnable event) {
        if ((isLoss && isSuspended.getAsBoolean()) || workers.contains(workerId)) {
            workers.add(workerId);
            held.add(event);
        } else {
            event.run();
        }
    }

    @Override
    public void joined(Registration registration) {
        pass(registration.workerId(), false, () -> listener.joined(registration));
    }

    @Override
    public void reported(String workerId, WorkerReport report) {
        pass(workerId, false, () -> listener.reported(workerId, report));
    }

    @Override
    public void stale(String workerId, String why) {
        pass(workerId, false, () -> listener.stale(workerId, why));
    }

    @Override
    public void reportsAgain(String workerId, Duration silence) {
        pass(workerId, false, () -> listener.reportsAgain(workerId, silence));
    }

    @Override
    public void answered(String workerId, Set<UUID> running) {
        pass(workerId, true, () -> listener.answered(workerId, running));
    }

    @Override
    public void lost(String workerId, String reason) {
        pass(workerId, true, () -> listener.lost(workerId, reason));
    }
}
