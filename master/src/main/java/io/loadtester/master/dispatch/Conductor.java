package io.loadtester.master.dispatch;

import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes all unfinished tests from the queue to their end: receives events and passes them to the executions, whose stages
 * decide. Owned by the fleet's thread; never blocks, and relies on {@link #tick} for time.
 */
final class Conductor implements FleetListener {

    /** After this many failed attempts to start it, a test has failed. */
    static final int MOST_ATTEMPTS = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Conductor.class);

    private final DispatchContext context;
    private final FleetRoster roster;
    private final WorkerBackoff backoff;
    private final PendingQueue queue = new PendingQueue();
    private boolean databaseAnswers = true;
    private final Map<UUID, Execution> executions = new LinkedHashMap<>();

    Conductor(DispatchContext context) {
        this.context = context;
        this.roster = context.roster();
        this.backoff = new WorkerBackoff(context.clock());
    }

    // Requests of users

    /** Queues a new test, which is already stored. */
    void submit(LoadTest test) {
        queue.add(test);
        post();
        dispatch();
    }

    /** Takes over the tests that an earlier master left, oldest first. */
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
        execution
                .attacks()
                .awaitAll(execution
                        .context()
                        .deadline(execution.context().roster().comeWithin()));
        return switch (execution.test().status().state()) {
            case PENDING -> new Adopting(execution);
            case STOPPING -> new Stopping(execution, Stop.adopted(execution));
            default -> new Running(execution);
        };
    }

    /** Stops a test, or ends its wait for last results; false if there is no such unfinished test. */
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

    /** Changes the load of a running test, or says why it does not. */
    Optional<ChangeRefusal> change(UUID testId, LoadChange change) {
        Execution execution = executions.get(testId);
        if (execution == null) {
            boolean waits = queue.waiting().stream().anyMatch(test -> test.id().equals(testId));
            return refused(
                    waits
                            ? "The test still waits for workers: change it once it runs, or stop it and submit another."
                            : "The test has ended already.");
        }
        if (execution.stage() instanceof Running && !execution.isOver()) {
            return Epochs.change(execution, change);
        }
        return refused(
                switch (execution.test().status().state()) {
                    case PENDING -> "The test is just being given to its workers: change it once it runs.";
                    case STOPPING -> "The test is being stopped.";
                    default -> "No hit of the test is due any more: it only waits for its last results.";
                });
    }

    private static Optional<ChangeRefusal> refused(String why) {
        return Optional.of(new ChangeRefusal(null, why));
    }

    /** Stops a test that still has hits to send; a test that only waits for its last results goes on waiting. */
    void abort(UUID testId, String reason) {
        Execution execution = executions.get(testId);
        if (execution != null) {
            execution.on(stage -> stage.abort(reason));
        }
    }

    // Events of workers

    @Override
    public void joined(Registration registration) {
        // An epoch that an earlier master stored, and did not live to tell, is replaced by a new one.
        String workerId = registration.workerId();
        registration.running().forEach(attack -> callOffStray(workerId, attack.testId()));
        for (Execution execution : executions.values()) {
            if (execution.isAttackingOn(workerId)) {
                roster.occupy(workerId, execution.test().id(), execution.weightOf(workerId));
                registration.running().stream()
                        .filter(attack ->
                                attack.testId().equals(execution.test().id())
                                        && attack.epoch() < execution.epochOf(workerId))
                        .forEach(attack -> execution.rebalanceIn(Losses.GATHERED_FOR));
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

    /** Stops an attack that no test expects any more: its worker was given up and has returned. */
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
    public void stale(String workerId, String why) {
        LOG.warn("worker {} stopped reporting: {}", workerId, why);
        tell(workerId, "worker_stale", "worker " + workerId + " stopped reporting: " + why);
    }

    @Override
    public void reportsAgain(String workerId, Duration silence) {
        LOG.info("worker {} reports again, after {}", workerId, silence);
        tell(workerId, "worker_back", "worker " + workerId + " reports again, after " + silence.toSeconds() + " s");
    }

    private void tell(String workerId, String kind, String text) {
        executions.values().stream()
                .filter(execution -> execution.isAttackingOn(workerId))
                .forEach(execution -> context.tell(execution, kind, text));
    }

    @Override
    public void answered(String workerId, Set<UUID> running) {
        lose(
                workerId,
                execution -> execution.expectsToAttackOn(workerId)
                        && !running.contains(execution.test().id()),
                "its attack has ended before its time");
    }

    @Override
    public void lost(String workerId, String reason) {
        LOG.info("worker {} is gone: {}", workerId, reason);
        stopWhatMayGoOn(workerId);
        lose(workerId, execution -> true, reason);
    }

    /** Its share goes to others: if it lives after all, and can be called, it learns so at once. */
    private void stopWhatMayGoOn(String workerId) {
        executions.values().stream()
                .filter(execution -> execution.expectsToAttackOn(workerId))
                .forEach(execution -> roster.address(workerId).ifPresent(address -> context.ports()
                        .gateway()
                        .stop(address, execution.test().id(), "the master gave this worker up")));
    }

    private void lose(String workerId, Predicate<Execution> affected, String reason) {
        for (Execution execution : List.copyOf(executions.values())) {
            execution
                    .attacks()
                    .of(workerId)
                    .filter(TrackedAttack::isAttacking)
                    .filter(attack -> affected.test(execution))
                    .ifPresent(attack -> execution.on(stage -> stage.lost(List.of(attack), reason)));
        }
    }

    // Events of the database

    void databaseAnswers(boolean answers) {
        databaseAnswers = answers;
    }

    // Time

    /** Call a few times a second. */
    void tick() {
        for (Execution execution : List.copyOf(executions.values())) {
            execution.on(ExecutionStage::tick);
            Losses.rebalanceWhenDue(execution);
            execution.notices().look(databaseAnswers);
        }
        dispatch();
    }

    // From the queue to the workers

    private void dispatch() {
        List<String> free = new ArrayList<>(roster.ready());
        free.removeIf(workerId -> backoff.isBackedOff(workerId) || isTaken(workerId));
        Forecast forecast = new Forecast(roster.usable().stream()
                .filter(workerId -> !backoff.failsRepeatedly(workerId))
                .map(this::freeInNanos)
                .toList());
        queue.serve(free, forecast, this::start).forEach(context.ports().journal()::write);
        post();
    }

    /** Nanoseconds until the worker's test ends; 0 if it has none, or one that may end at any moment. */
    private long freeInNanos(String workerId) {
        return executions.values().stream()
                .filter(execution -> execution.stage().holdsWorkers() && execution.isAttackingOn(workerId))
                .mapToLong(Execution::remainingNanos)
                .max()
                .orElse(0);
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
            queue.forget(execution.test().id());
        }

        @Override
        public void requeued(Execution execution, String why) {
            executions.remove(execution.test().id());
            LoadTest waiting = execution.test().withStatus(TestStatus.pending(why));
            context.ports().journal().write(waiting);
            int attempts = queue.putBack(waiting, why);
            if (attempts >= MOST_ATTEMPTS) {
                queue.remove(waiting.id());
                String reason = "could not be started in " + attempts + " attempts; the last time: " + why;
                begin(waiting, failed -> new Ending(failed, new Outcome(TestState.FAILED, reason)));
            }
            post();
        }
    }
}
