package io.loadtester.master.dispatch;

import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.master.dispatch.Execution.Phase;
import io.loadtester.master.fleet.AttackProgress;
import io.loadtester.master.fleet.FleetListener;
import io.loadtester.master.fleet.FleetRoster;
import io.loadtester.master.fleet.Registration;
import io.loadtester.master.fleet.WorkerReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Conducts all unfinished tests from the queue to their end: a state machine that is told what happens and acts through
 * its ports. Owned by the fleet's thread; nothing in it blocks or keeps time by itself.
 */
final class Conductor implements FleetListener {

    /** After a restart, how long workers have to come back: their lease and a little more. */
    static final Duration COME_BACK_WITHIN = FleetRoster.LEASE.plusSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Conductor.class);

    private final DispatchContext context;
    private final FleetRoster roster;
    private final WorkerBackoff backoff;
    private final Endings endings;
    private final Settling settling;
    private final Losses losses;
    private final Starts starts;
    private final PendingQueue queue = new PendingQueue();
    private final Map<UUID, Execution> executions = new LinkedHashMap<>();

    Conductor(DispatchContext context) {
        this.context = context;
        this.roster = context.roster();
        this.backoff = new WorkerBackoff(context.clock());
        this.endings = new Endings(context, this::forget);
        this.settling = new Settling(context, endings);
        this.losses = new Losses(context, endings, settling);
        this.starts = new Starts(context, endings, backoff, this::requeue);
    }

    // What users want

    /** Takes a new test, which is stored already. */
    void submit(LoadTest test) {
        queue.add(test);
        post();
        dispatch();
    }

    /** Takes over what an earlier master left, oldest first. */
    void resume(List<LoadTest> unfinished) {
        for (LoadTest test : unfinished) {
            if (test.status().attacks().isEmpty()) {
                queue.add(test);
            } else {
                Execution execution = new Execution(test, Phase.RUNNING);
                execution.parts().stream().filter(TrackedAttack::isAttacking).forEach(TrackedAttack::await);
                execution.giveUpAtNanos = context.after(COME_BACK_WITHIN);
                execution.goOnStopping();
                executions.put(test.id(), execution);
                context.post(execution);
            }
        }
        post();
    }

    /** Stops a test, or its waiting for last results; false if there is no such unfinished test. */
    boolean stop(UUID testId, String reason) {
        LoadTest waiting = queue.remove(testId).orElse(null);
        if (waiting != null) {
            Execution execution = new Execution(waiting, Phase.RUNNING);
            executions.put(testId, execution);
            endings.finish(execution, new Outcome(TestState.STOPPED, reason + " before it started"));
            return true;
        }
        Execution execution = executions.get(testId);
        if (execution == null) {
            return false;
        }
        if (execution.phase == Phase.SETTLING) {
            settling.stopWaiting(execution, reason);
        } else if (execution.stopReason == null && execution.phase != Phase.ENDING) {
            execution.stopReason = reason;
            if (execution.phase == Phase.RUNNING) {
                endings.beginStopping(execution, reason);
            }
        }
        return true;
    }

    /** Stops a test whose hits are not over yet; the last results of one whose are stay wanted. */
    void abort(UUID testId, String reason) {
        Execution execution = executions.get(testId);
        if (execution != null && execution.phase != Phase.SETTLING) {
            stop(testId, reason);
        }
    }

    // What happens to workers

    @Override
    public void joined(Registration registration) {
        String workerId = registration.workerId();
        registration.running().forEach(testId -> callOffStray(workerId, testId));
        for (Execution execution : executions.values()) {
            if (execution.part(workerId).map(TrackedAttack::isAttacking).orElse(false)) {
                roster.occupy(workerId, execution.test().id(), execution.weightOf(workerId));
            }
        }
    }

    @Override
    public void reported(String workerId, WorkerReport report) {
        report.attacks().stream()
                .filter(attack -> !attack.finished())
                .forEach(attack -> callOffStray(workerId, attack.testId()));
        for (Execution execution : List.copyOf(executions.values())) {
            TrackedAttack part = execution.part(workerId).orElse(null);
            if (part == null || execution.phase != Phase.RUNNING || !part.isAttacking()) {
                continue;
            }
            UUID testId = execution.test().id();
            AttackProgress progress = report.attacks().stream()
                    .filter(attack -> attack.testId().equals(testId))
                    .findFirst()
                    .orElse(null);
            if (progress == null) {
                part.notMentioned();
                if (execution.test().status().state() == TestState.PENDING) {
                    tryAgainUnlessBegun(execution);
                    continue;
                }
            } else {
                part.reported(progress);
                if (execution.test().status().state() == TestState.PENDING) {
                    starts.run(execution);
                }
            }
            settling.beginWhenAllEnded(execution);
        }
    }

    /** An earlier master was about to begin this test; when none of its workers has, nothing of it has been sent. */
    private void tryAgainUnlessBegun(Execution execution) {
        if (execution.attacking().isEmpty()) {
            requeue(execution, "the master was restarted");
        }
    }

    /** Stops an attack that is nobody's any more: its worker was given up, and came back. */
    private void callOffStray(String workerId, UUID testId) {
        Execution execution = executions.get(testId);
        boolean isWanted = execution != null
                && execution.part(workerId).map(part -> !part.isLost()).orElse(false);
        if (!isWanted) {
            LOG.info("test {}: worker {} has an attack that is not wanted any more", testId, workerId);
            roster.address(workerId)
                    .ifPresent(address ->
                            context.ports().gateway().stop(address, testId, "the master gave this attack up"));
        }
    }

    @Override
    public void lost(String workerId, String reason) {
        LOG.info("worker {} is gone: {}", workerId, reason);
        for (Execution execution : List.copyOf(executions.values())) {
            TrackedAttack part = execution.part(workerId).orElse(null);
            if (part != null && part.isAttacking() && execution.phase == Phase.RUNNING) {
                losses.lose(execution, List.of(part), reason);
            }
        }
    }

    // What time brings

    /** To be called a few times a second. */
    void tick() {
        for (Execution execution : List.copyOf(executions.values())) {
            switch (execution.phase) {
                case RUNNING -> tickRunning(execution);
                case SETTLING -> settling.look(execution);
                case UNDOING -> starts.undo(execution);
                case ASSIGNING, ENDING -> {}
            }
        }
        dispatch();
    }

    private void tickRunning(Execution execution) {
        List<TrackedAttack> awaited = execution.awaited();
        if (!awaited.isEmpty() && context.isPast(execution.giveUpAtNanos)) {
            giveUpWaiting(execution, awaited);
        } else {
            endings.pressOn(execution);
        }
        settling.beginWhenAllEnded(execution);
    }

    /** The time to come back after the master's restart is over. */
    private void giveUpWaiting(Execution execution, List<TrackedAttack> awaited) {
        execution.giveUpAtNanos = context.after(Endings.STOP_WITHIN);
        if (awaited.size() < execution.parts().size()) {
            losses.lose(execution, awaited, "it did not come back after the master was restarted");
        } else if (execution.test().status().state() == TestState.PENDING) {
            // It was stored before any worker was told to begin, and none was.
            requeue(execution, "the master was restarted");
        } else {
            execution.noneCameBack = true;
            awaited.forEach(TrackedAttack::giveUpWaiting);
        }
    }

    // From the queue to the workers

    private void dispatch() {
        List<String> free = new ArrayList<>(roster.ready());
        free.removeIf(workerId -> backoff.isBackedOff(workerId) || isTaken(workerId));
        int usable = (int) roster.usable().stream()
                .filter(workerId -> !backoff.failsRepeatedly(workerId))
                .count();
        queue.serve(free, usable, this::start).forEach(context.ports().journal()::write);
        post();
    }

    private void start(LoadTest test, List<String> workers) {
        Execution execution = starts.prepare(test, workers);
        executions.put(test.id(), execution);
        starts.begin(execution);
    }

    private void requeue(Execution execution, String why) {
        executions.remove(execution.test().id());
        LoadTest waiting = execution.test().withStatus(TestStatus.pending(why));
        context.ports().journal().write(waiting);
        queue.putBack(waiting, why);
        post();
    }

    private boolean isTaken(String workerId) {
        return executions.values().stream()
                .anyMatch(execution -> execution.phase != Phase.ENDING
                        && execution
                                .part(workerId)
                                .map(TrackedAttack::isAttacking)
                                .orElse(false));
    }

    private void forget(Execution ended) {
        executions.remove(ended.test().id());
    }

    private void post() {
        int position = 0;
        for (LoadTest test : queue.waiting()) {
            context.ports().board().post(test, ++position);
        }
    }
}
