package io.loadtester.master.dispatch;

import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestStatus;
import io.loadtester.master.fleet.FleetListener;
import io.loadtester.master.fleet.FleetRoster;
import io.loadtester.wire.fleet.AttackProgress;
import io.loadtester.wire.fleet.Registration;
import io.loadtester.wire.fleet.WorkerReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Conducts all unfinished tests from the queue to their end: is told what happens, and passes it on to the executions,
 * whose stages decide. Owned by the fleet's thread; nothing in it blocks or keeps time by itself.
 */
final class Conductor implements FleetListener {

    /** After a restart, how long workers have to come back: their lease and a little more. */
    static final Duration COME_BACK_WITHIN = FleetRoster.LEASE.plusSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Conductor.class);

    private final DispatchContext context;
    private final FleetRoster roster;
    private final WorkerBackoff backoff;
    private final PendingQueue queue = new PendingQueue();
    private final Map<UUID, Execution> executions = new LinkedHashMap<>();

    Conductor(DispatchContext context) {
        this.context = context;
        this.roster = context.roster();
        this.backoff = new WorkerBackoff(context.clock());
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
                context.ports().board().post(test, null);
                begin(test, Conductor::adopted);
            }
        }
        post();
    }

    private static ExecutionStage adopted(Execution execution) {
        execution.attacks().awaitAll(execution.context().deadline(COME_BACK_WITHIN));
        return switch (execution.test().status().state()) {
            case PENDING -> new Adopting(execution);
            case STOPPING -> new Stopping(execution, Stop.adopted(execution));
            default -> new Running(execution);
        };
    }

    /** Stops a test, or its waiting for last results; false if there is no such unfinished test. */
    boolean stop(UUID testId, String reason) {
        LoadTest waiting = queue.remove(testId).orElse(null);
        if (waiting != null) {
            begin(waiting, execution -> Ending.beforeStart(execution, reason));
            return true;
        }
        Execution execution = executions.get(testId);
        if (execution == null) {
            return false;
        }
        execution.on(stage -> stage.stop(reason));
        return true;
    }

    /** Stops a test whose hits are not over yet; the last results of one whose are stay wanted. */
    void abort(UUID testId, String reason) {
        Execution execution = executions.get(testId);
        if (execution != null) {
            execution.on(stage -> stage.abort(reason));
        }
    }

    // What happens to workers

    @Override
    public void joined(Registration registration) {
        String workerId = registration.workerId();
        registration.running().forEach(attack -> callOffStray(workerId, attack.testId()));
        for (Execution execution : executions.values()) {
            if (execution.isAttackingOn(workerId)) {
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
            if (execution.isAttackingOn(workerId)) {
                AttackProgress progress = report.attacks().stream()
                        .filter(attack ->
                                attack.testId().equals(execution.test().id()))
                        .findFirst()
                        .orElse(null);
                execution
                        .attacks()
                        .of(workerId)
                        .ifPresent(attack -> execution.on(stage -> stage.reported(attack, progress)));
            }
        }
    }

    /** Stops an attack that is nobody's any more: its worker was given up, and came back. */
    private void callOffStray(String workerId, UUID testId) {
        Execution execution = executions.get(testId);
        boolean isWanted = execution != null
                && execution
                        .attacks()
                        .of(workerId)
                        .map(attack -> !attack.isLost())
                        .orElse(false);
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
            execution
                    .attacks()
                    .of(workerId)
                    .filter(TrackedAttack::isAttacking)
                    .ifPresent(attack -> execution.on(stage -> stage.lost(List.of(attack), reason)));
        }
    }

    // What time brings

    /** To be called a few times a second. */
    void tick() {
        List.copyOf(executions.values()).forEach(execution -> execution.on(ExecutionStage::tick));
        dispatch();
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
        begin(Assigning.planned(test, workers), execution -> new Assigning(execution, backoff));
    }

    private void begin(LoadTest test, Function<Execution, ExecutionStage> first) {
        Execution execution = new Execution(test, context, new Departures(), first);
        executions.put(test.id(), execution);
        execution.begin();
    }

    private boolean isTaken(String workerId) {
        return executions.values().stream()
                .anyMatch(execution -> execution.stage().holdsWorkers() && execution.isAttackingOn(workerId));
    }

    private void post() {
        int position = 0;
        for (LoadTest test : queue.waiting()) {
            context.ports().board().post(test, ++position);
        }
    }

    private final class Departures implements ExecutionListener {

        @Override
        public void ended(Execution execution) {
            executions.remove(execution.test().id());
        }

        @Override
        public void requeued(Execution execution, String why) {
            executions.remove(execution.test().id());
            LoadTest waiting = execution.test().withStatus(TestStatus.pending(why));
            context.ports().journal().write(waiting);
            queue.putBack(waiting, why);
            post();
        }
    }
}
