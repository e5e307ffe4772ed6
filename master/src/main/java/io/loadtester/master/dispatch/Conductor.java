package io.loadtester.master.dispatch;

import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.master.dispatch.Execution.Phase;
import io.loadtester.master.fleet.AttackProgress;
import io.loadtester.master.fleet.FleetClock;
import io.loadtester.master.fleet.FleetListener;
import io.loadtester.master.fleet.FleetRoster;
import io.loadtester.master.fleet.Registration;
import io.loadtester.master.fleet.WorkerReport;
import io.loadtester.master.reports.Completeness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Conducts all unfinished tests from the queue to their end: a state machine that is told what happens and acts through
 * its ports. Owned by the fleet's thread; nothing in it blocks or keeps time by itself.
 */
final class Conductor implements FleetListener {

    /** How far ahead the common start is: every worker must have its assignment by then. */
    static final Duration START_AHEAD = Duration.ofSeconds(2);

    /** How far ahead a new epoch begins. */
    static final Duration CUT_OVER_AHEAD = Duration.ofMillis(1_500);

    /** After a restart, how long workers have to come back: their lease and a little more. */
    static final Duration COME_BACK_WITHIN = FleetRoster.LEASE.plusSeconds(5);

    /** How long the last results may take to be stored. */
    static final Duration SETTLE_WITHIN = Duration.ofSeconds(60);

    static final Duration STOP_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOP_AGAIN_AFTER = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Conductor.class);

    private final FleetRoster roster;
    private final FleetClock clock;
    private final Executor loop;
    private final ConductorPorts ports;
    private final Assigner assigner;
    private final Suspects suspects;
    private final PendingQueue queue = new PendingQueue();
    private final Map<UUID, Execution> executions = new LinkedHashMap<>();

    Conductor(FleetRoster roster, FleetClock clock, Executor loop, ConductorPorts ports) {
        this.roster = roster;
        this.clock = clock;
        this.loop = loop;
        this.ports = ports;
        this.assigner = new Assigner(roster, ports.gateway(), loop);
        this.suspects = new Suspects(clock);
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
                execution.giveUpAtNanos = clock.monotonicNanos() + COME_BACK_WITHIN.toNanos();
                if (test.status().state() == TestState.STOPPING) {
                    execution.stopReason = test.status().reason();
                }
                executions.put(test.id(), execution);
                post(execution);
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
            finish(execution, new Outcome(TestState.STOPPED, reason + " before it started"));
            return true;
        }
        Execution execution = executions.get(testId);
        if (execution == null) {
            return false;
        }
        if (execution.stopReason == null && execution.phase != Phase.ENDING) {
            execution.stopReason = reason;
            beginStopping(execution, reason);
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
                ports.gateway().stop(registration.address(), testId, "the master gave this attack up");
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
            settleWhenAllEnded(execution);
        }
    }

    @Override
    public void lost(String workerId, String reason) {
        LOG.warn("worker {} is lost: {}", workerId, reason);
        for (Execution execution : List.copyOf(executions.values())) {
            AttackPart part = execution.part(workerId).orElse(null);
            if (part != null && part.isAttacking() && execution.phase == Phase.RUNNING) {
                lose(execution, List.of(part), reason);
            }
        }
    }

    // What time brings

    /** To be called a few times a second. */
    void tick() {
        long now = clock.monotonicNanos();
        for (Execution execution : List.copyOf(executions.values())) {
            switch (execution.phase) {
                case RUNNING -> tickRunning(execution, now);
                case SETTLING -> audit(execution);
                case ASSIGNING, ENDING -> {}
            }
        }
        dispatch();
    }

    private void tickRunning(Execution execution, long now) {
        List<AttackPart> awaited =
                execution.parts().stream().filter(AttackPart::isAwaited).toList();
        if (!awaited.isEmpty() && now - execution.giveUpAtNanos >= 0) {
            giveUpWaiting(execution, awaited);
        } else if (execution.stopReason != null || execution.abortReason != null) {
            if (now - execution.nextStopNanos >= 0) {
                tellToStop(execution);
            }
            if (awaited.isEmpty() && now - execution.giveUpAtNanos >= 0) {
                execution.attacking().forEach(AttackPart::giveUpWaiting);
            }
        }
        settleWhenAllEnded(execution);
    }

    private void giveUpWaiting(Execution execution, List<AttackPart> awaited) {
        execution.giveUpAtNanos = now(STOP_WITHIN);
        if (awaited.size() == execution.parts().size()) {
            if (execution.test().status().state() == TestState.PENDING) {
                // It never reached a worker.
                requeue(execution, "the master was restarted");
                return;
            }
            execution.noneCameBack = true;
            awaited.forEach(AttackPart::giveUpWaiting);
        } else {
            lose(execution, awaited, "it did not come back after the master was restarted");
        }
    }

    // From the queue to the workers

    private void dispatch() {
        List<String> free = new ArrayList<>(roster.ready());
        free.removeIf(workerId -> suspects.contains(workerId) || isTaken(workerId));
        queue.serve(free, roster.live(), this::start).forEach(ports.journal()::write);
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
        TestStatus status = new TestStatus(
                TestState.PENDING, "is being given to its workers", clock.now().plus(START_AHEAD), null, attacks);
        Execution execution = new Execution(test.withStatus(status), Phase.ASSIGNING);
        executions.put(test.id(), execution);
        post(execution);
        // Stored before any worker hears of it: should the master die now, the next one knows whom to expect.
        ports.journal().write(execution.test()).thenRunAsync(() -> assign(execution), loop);
    }

    private void assign(Execution execution) {
        execution.startAt(clock.now().plus(START_AHEAD));
        assigner.assign(execution.test()).thenAccept(refusals -> assigned(execution, refusals));
    }

    private void assigned(Execution execution, Map<String, String> refusals) {
        Map<String, String> failures = new LinkedHashMap<>(refusals);
        execution.parts().stream()
                .filter(part -> !roster.isLive(part.workerId))
                .forEach(part -> failures.putIfAbsent(part.workerId, "it was lost"));
        if (failures.isEmpty()) {
            run(execution);
            if (execution.stopReason != null) {
                beginStopping(execution, execution.stopReason);
            }
            return;
        }
        tellToStop(execution);
        failures.keySet().forEach(suspects::add);
        String why = failures.entrySet().stream()
                .map(failure -> "worker " + failure.getKey() + " did not take its attack: " + failure.getValue())
                .reduce((left, right) -> left + "; " + right)
                .orElse("");
        LOG.warn("test {} could not start: {}", execution.test().id(), why);
        if (execution.stopReason != null) {
            finish(execution, new Outcome(TestState.STOPPED, execution.stopReason + " before it started"));
        } else {
            requeue(execution, why);
        }
    }

    private void requeue(Execution execution, String why) {
        executions.remove(execution.test().id());
        LoadTest waiting = execution.test().withStatus(TestStatus.pending(why));
        ports.journal().write(waiting);
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
        save(execution);
        tell(execution, "started", "starts on " + execution.parts().size() + " workers");
    }

    // Losing workers

    private void lose(Execution execution, List<AttackPart> lost, String reason) {
        boolean over = execution.isOver(clock);
        for (AttackPart part : lost) {
            execution.lose(part, reason);
            tell(execution, "worker_lost", "worker " + part.workerId + " was lost: " + reason);
        }
        execution.lostBeforeEnd |= !over;
        OnWorkerLoss policy = execution.test().onWorkerLoss();
        if (!over && execution.stopReason == null && execution.abortReason == null) {
            if (policy == OnWorkerLoss.ABORT) {
                execution.abortReason = "worker " + lost.get(0).workerId + " was lost: " + reason;
                beginStopping(execution, execution.abortReason);
            } else if (policy == OnWorkerLoss.REBALANCE
                    && !execution.attacking().isEmpty()) {
                rebalance(execution);
            }
        }
        save(execution);
        settleWhenAllEnded(execution);
    }

    private void rebalance(Execution execution) {
        LoadTest test = execution.test();
        // Never 0, which would be the epoch before: the test may not have begun yet.
        long cutOverNanos = Math.max(1, execution.elapsedNanos(clock) + CUT_OVER_AHEAD.toNanos());
        if (cutOverNanos >= test.spec().duration().toNanos()) {
            return;
        }
        List<AttackPart> survivors = execution.attacking();
        List<Double> weights = survivors.stream()
                .map(part -> execution.weightOf(part.workerId))
                .toList();
        List<Share> shares = Rebalance.shares(test, weights, cutOverNanos);
        execution.beginEpoch(survivors, shares, cutOverNanos);
        for (int i = 0; i < survivors.size(); i++) {
            String workerId = survivors.get(i).workerId;
            roster.occupy(workerId, test.id(), shares.get(i).weight());
            ports.gateway()
                    .updateShare(
                            roster.address(workerId).orElse(""),
                            new WorkerGateway.NewShare(test.id(), execution.epoch(), shares.get(i), cutOverNanos))
                    .whenCompleteAsync(
                            (done, failure) -> {
                                if (failure != null) {
                                    tell(
                                            execution,
                                            "rebalanced",
                                            "worker " + workerId + " did not take its new share: "
                                                    + Assigner.reason(failure));
                                }
                            },
                            loop);
        }
        tell(
                execution,
                "rebalanced",
                survivors.size() + " workers take over from second " + cutOverNanos / 1_000_000_000 + " on");
    }

    // Towards the end

    private void beginStopping(Execution execution, String reason) {
        if (execution.phase != Phase.RUNNING) {
            return;
        }
        execution.become(TestState.STOPPING, reason);
        if (execution.parts().stream().noneMatch(AttackPart::isAwaited)) {
            execution.giveUpAtNanos = now(STOP_WITHIN);
        }
        tell(execution, "stopping", reason);
        tellToStop(execution);
        save(execution);
    }

    private void tellToStop(Execution execution) {
        execution.nextStopNanos = now(STOP_AGAIN_AFTER);
        String reason = Objects.requireNonNullElse(
                execution.stopReason, Objects.requireNonNullElse(execution.abortReason, "it could not start"));
        for (AttackPart part : execution.attacking()) {
            roster.address(part.workerId).ifPresent(address -> ports.gateway()
                    .stop(address, execution.test().id(), reason));
        }
    }

    private void settleWhenAllEnded(Execution execution) {
        if (execution.phase == Phase.RUNNING && execution.attacking().isEmpty()) {
            execution.phase = Phase.SETTLING;
            boolean hopeless = execution.notLost().isEmpty() || execution.noneCameBack;
            execution.giveUpAtNanos = hopeless ? clock.monotonicNanos() : now(SETTLE_WITHIN);
            audit(execution);
        }
    }

    private void audit(Execution execution) {
        if (execution.auditUnderWay) {
            return;
        }
        execution.auditUnderWay = true;
        ports.audit()
                .check(execution.test().id(), execution.notLost())
                .whenCompleteAsync((audit, failure) -> audited(execution, audit, failure), loop);
    }

    private void audited(Execution execution, Completeness audit, Throwable failure) {
        execution.auditUnderWay = false;
        if (execution.phase != Phase.SETTLING || failure != null) {
            return;
        }
        if (audit.isSettled() || clock.monotonicNanos() - execution.giveUpAtNanos >= 0) {
            finish(execution, Outcome.of(execution, audit));
        }
    }

    private void finish(Execution execution, Outcome outcome) {
        execution.phase = Phase.ENDING;
        execution.end(outcome.state(), outcome.reason(), clock.now());
        execution.parts().forEach(part -> roster.release(part.workerId));
        LoadTest ended = execution.test();
        ports.journal()
                .write(ended)
                .thenRunAsync(
                        () -> {
                            LOG.info("test {} ended: {} {}", ended.id(), outcome.state(), outcome.reason());
                            executions.remove(ended.id());
                            tell(
                                    execution,
                                    "ended",
                                    outcome.state() + (outcome.reason().isEmpty() ? "" : ": " + outcome.reason()));
                            ports.board().remove(ended);
                        },
                        loop);
    }

    // Telling

    private long now(Duration later) {
        return clock.monotonicNanos() + later.toNanos();
    }

    private void save(Execution execution) {
        post(execution);
        ports.journal().write(execution.test());
    }

    private void post(Execution execution) {
        ports.board().post(execution.test(), null);
    }

    private void post() {
        int position = 0;
        for (LoadTest test : queue.waiting()) {
            ports.board().post(test, ++position);
        }
    }

    private void tell(Execution execution, String kind, String text) {
        long second = Math.max(0, Math.floorDiv(execution.elapsedNanos(clock), 1_000_000_000L));
        ports.board().tell(execution.test().id(), new TestEvent(clock.now(), second, kind, text));
    }
}
