package io.loadtester.master.dispatch;

import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.master.dispatch.Execution.Phase;
import io.loadtester.master.fleet.AttackProgress;
import io.loadtester.master.fleet.FleetClock;
import io.loadtester.master.fleet.FleetListener;
import io.loadtester.master.fleet.FleetRoster;
import io.loadtester.master.fleet.Registration;
import io.loadtester.master.fleet.WorkerReport;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    /** How far ahead the common start is: every worker must have its assignment by then. */
    static final Duration START_AHEAD = Duration.ofSeconds(2);

    /** After a restart, how long workers have to come back: their lease and a little more. */
    static final Duration COME_BACK_WITHIN = FleetRoster.LEASE.plusSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Conductor.class);

    private final Surroundings around;
    private final FleetRoster roster;
    private final FleetClock clock;
    private final Assigner assigner;
    private final Suspects suspects;
    private final Endings endings;
    private final Losses losses;
    private final PendingQueue queue = new PendingQueue();
    private final Map<UUID, Execution> executions = new LinkedHashMap<>();

    Conductor(Surroundings around) {
        this.around = around;
        this.roster = around.roster();
        this.clock = around.clock();
        this.assigner = new Assigner(roster, around.ports().gateway(), around.loop());
        this.suspects = new Suspects(clock);
        this.endings =
                new Endings(around, ended -> executions.remove(ended.test().id()));
        this.losses = new Losses(around, endings);
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
                execution.parts().stream().filter(AttackPart::isAttacking).forEach(AttackPart::await);
                execution.giveUpAtNanos = around.after(COME_BACK_WITHIN);
                if (test.status().state() == TestState.STOPPING) {
                    execution.stopReason = test.status().reason();
                }
                executions.put(test.id(), execution);
                around.post(execution);
            }
        }
        post();
    }

    /** Stops a test; false if there is no such unfinished test. */
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
        if (execution.stopReason == null && execution.phase != Phase.ENDING) {
            execution.stopReason = reason;
            if (execution.phase == Phase.RUNNING) {
                endings.beginStopping(execution, reason);
            }
        }
        return true;
    }

    // What happens to workers

    @Override
    public void joined(Registration registration) {
        String workerId = registration.workerId();
        for (UUID testId : registration.running()) {
            Execution execution = executions.get(testId);
            boolean wanted = execution != null
                    && execution.part(workerId).map(AttackPart::isAttacking).orElse(false);
            if (!wanted) {
                LOG.info("test {}: worker {} came back with an attack that is not its any more", testId, workerId);
                around.ports().gateway().stop(registration.address(), testId, "the master gave this attack up");
            }
        }
        for (Execution execution : executions.values()) {
            if (execution.part(workerId).map(AttackPart::isAttacking).orElse(false)) {
                roster.occupy(workerId, execution.test().id(), execution.weightOf(workerId));
            }
        }
    }

    @Override
    public void reported(String workerId, WorkerReport report) {
        for (Execution execution : List.copyOf(executions.values())) {
            AttackPart part = execution.part(workerId).orElse(null);
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
            } else {
                part.reported(progress);
                if (execution.test().status().state() == TestState.PENDING) {
                    run(execution);
                }
            }
            endings.settleWhenAllEnded(execution);
        }
    }

    @Override
    public void lost(String workerId, String reason) {
        LOG.info("worker {} is gone: {}", workerId, reason);
        for (Execution execution : List.copyOf(executions.values())) {
            AttackPart part = execution.part(workerId).orElse(null);
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
                case SETTLING -> endings.audit(execution);
                case ASSIGNING, ENDING -> {}
            }
        }
        dispatch();
    }

    private void tickRunning(Execution execution) {
        List<AttackPart> awaited = execution.awaited();
        if (!awaited.isEmpty() && around.isPast(execution.giveUpAtNanos)) {
            giveUpWaiting(execution, awaited);
        } else {
            endings.pressOn(execution);
        }
        endings.settleWhenAllEnded(execution);
    }

    /** The time to come back after the master's restart is over. */
    private void giveUpWaiting(Execution execution, List<AttackPart> awaited) {
        execution.giveUpAtNanos = around.after(Endings.STOP_WITHIN);
        if (awaited.size() < execution.parts().size()) {
            losses.lose(execution, awaited, "it did not come back after the master was restarted");
        } else if (execution.test().status().state() == TestState.PENDING) {
            // It was stored before any worker was told of it, and none was.
            requeue(execution, "the master was restarted");
        } else {
            execution.noneCameBack = true;
            awaited.forEach(AttackPart::giveUpWaiting);
        }
    }

    // From the queue to the workers

    private void dispatch() {
        List<String> free = new ArrayList<>(roster.ready());
        free.removeIf(workerId -> suspects.contains(workerId) || isTaken(workerId));
        queue.serve(free, roster.live(), this::start).forEach(around.ports().journal()::write);
        post();
    }

    private boolean isTaken(String workerId) {
        return executions.values().stream()
                .anyMatch(execution -> execution.phase != Phase.ENDING
                        && execution.part(workerId).map(AttackPart::isAttacking).orElse(false));
    }

    private void start(LoadTest test, List<String> workers) {
        List<Share> shares = test.distribution()
                .shares(workers.size(), test.rateWeights(), test.spec().hits());
        List<Attack> attacks = new ArrayList<>();
        for (int i = 0; i < workers.size(); i++) {
            attacks.add(new Attack(workers.get(i), 1, shares.get(i), 0, ""));
        }
        TestStatus status = new TestStatus(TestState.PENDING, "is being given to its workers", start(), null, attacks);
        Execution execution = new Execution(test.withStatus(status), Phase.ASSIGNING);
        executions.put(test.id(), execution);
        around.post(execution);
        // Stored before any worker hears of it: should the master die now, the next one knows whom to expect.
        around.ports().journal().write(execution.test()).thenRunAsync(() -> assign(execution), around.loop());
    }

    /** As exact as it can be stored. */
    private Instant start() {
        return clock.now().plus(START_AHEAD).truncatedTo(ChronoUnit.MICROS);
    }

    private void assign(Execution execution) {
        assigner.reach(execution.test()).thenAccept(unreached -> {
            if (unreached.isEmpty()) {
                execution.startAt(start());
                assigner.assign(execution.test()).thenAccept(refusals -> assigned(execution, refusals));
            } else {
                assigned(execution, unreached);
            }
        });
    }

    private void assigned(Execution execution, Map<String, String> refusals) {
        Map<String, String> failures = new LinkedHashMap<>(refusals);
        execution.parts().stream()
                .filter(part -> !roster.isLive(part.workerId))
                .forEach(part -> failures.putIfAbsent(part.workerId, "it was lost"));
        if (failures.isEmpty()) {
            run(execution);
            if (execution.stopReason != null) {
                endings.beginStopping(execution, execution.stopReason);
            }
            return;
        }
        around.tellToStop(execution, "it could not start");
        failures.keySet().forEach(suspects::add);
        String why = failures.entrySet().stream()
                .map(failure -> "worker " + failure.getKey() + " did not take its attack: " + failure.getValue())
                .reduce((left, right) -> left + "; " + right)
                .orElse("");
        LOG.warn("test {} could not start: {}", execution.test().id(), why);
        if (execution.stopReason != null) {
            endings.finish(execution, new Outcome(TestState.STOPPED, execution.stopReason + " before it started"));
        } else {
            requeue(execution, why);
        }
    }

    private void requeue(Execution execution, String why) {
        executions.remove(execution.test().id());
        LoadTest waiting = execution.test().withStatus(TestStatus.pending(why));
        around.ports().journal().write(waiting);
        queue.putBack(waiting, why);
        post();
    }

    private void run(Execution execution) {
        execution.phase = Phase.RUNNING;
        execution.become(TestState.RUNNING, "");
        execution
                .parts()
                .forEach(
                        part -> roster.occupy(part.workerId, execution.test().id(), execution.weightOf(part.workerId)));
        LOG.info(
                "test {} starts on {}",
                execution.test().id(),
                execution.parts().stream().map(part -> part.workerId).toList());
        around.save(execution);
        around.tell(execution, "started", "starts on " + execution.parts().size() + " workers");
    }

    private void post() {
        int position = 0;
        for (LoadTest test : queue.waiting()) {
            around.ports().board().post(test, ++position);
        }
    }
}
