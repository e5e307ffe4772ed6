package io.loadtester.master.dispatch;

import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.master.dispatch.Execution.Phase;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How tests get from the queue to their workers: all are reached, the plan is stored, all are given their attacks; when
 * one does not take it, none has it. Used on the fleet's thread only.
 */
final class Starts {

    /** How far ahead the common start is: every worker must have its assignment by then. */
    static final Duration START_AHEAD = Duration.ofSeconds(2);

    private static final Duration CALLS_TAKE = Duration.ofMillis(WorkerGateway.DEADLINE_MILLIS);
    private static final Logger LOG = LoggerFactory.getLogger(Starts.class);

    private final Surroundings around;
    private final Endings endings;
    private final Suspects suspects;
    private final BiConsumer<Execution, String> requeue;
    private final Assigner assigner;

    /** Workers that took a test and had it called off: no worker takes the same test twice. */
    private final Map<UUID, Set<String>> had = new HashMap<>();

    /**
     * @param requeue takes tests that could not be started, and why
     */
    Starts(Surroundings around, Endings endings, Suspects suspects, BiConsumer<Execution, String> requeue) {
        this.around = around;
        this.endings = endings;
        this.suspects = suspects;
        this.requeue = requeue;
        this.assigner = new Assigner(around.roster(), around.ports().gateway(), around.loop());
    }

    boolean hasHad(LoadTest test, String workerId) {
        return had.getOrDefault(test.id(), Set.of()).contains(workerId);
    }

    /** The test has ended. */
    void forget(UUID testId) {
        had.remove(testId);
    }

    /** The test with its workers' shares. */
    Execution prepare(LoadTest test, List<String> workers) {
        List<Share> shares = test.distribution()
                .shares(workers.size(), test.rateWeights(), test.spec().extent().hitsFrom(0));
        List<Attack> attacks = new ArrayList<>();
        for (int i = 0; i < workers.size(); i++) {
            attacks.add(new Attack(workers.get(i), 1, shares.get(i), 0, ""));
        }
        TestStatus status = new TestStatus(TestState.PENDING, "is being given to its workers", null, null, attacks);
        return new Execution(test.withStatus(status), Phase.ASSIGNING);
    }

    void begin(Execution execution) {
        around.post(execution);
        assigner.reach(execution.test()).thenAccept(unreached -> {
            if (unreached.isEmpty()) {
                plan(execution);
            } else {
                refused(execution, unreached);
            }
        });
    }

    /** Stored before any worker hears of it: should the master die now, the next one knows whom to expect. */
    private void plan(Execution execution) {
        // As exact as it can be stored.
        execution.startAt(around.clock().now().plus(execution.startAhead).truncatedTo(ChronoUnit.MICROS));
        around.ports().journal().write(execution.test()).thenRunAsync(() -> assign(execution), around.loop());
    }

    private void assign(Execution execution) {
        if (execution.elapsedNanos(around.clock()) > -CALLS_TAKE.toNanos()) {
            // The database took its time. What is planned now is planned with more of it.
            execution.startAhead = execution.startAhead.multipliedBy(2);
            plan(execution);
            return;
        }
        assigner.assign(execution.test()).thenAccept(refusals -> assigned(execution, refusals));
    }

    private void assigned(Execution execution, Map<String, Refusal> refusals) {
        Map<String, Refusal> failures = new LinkedHashMap<>(refusals);
        execution.parts().stream()
                .filter(part -> !around.roster().isLive(part.workerId))
                .forEach(part -> failures.putIfAbsent(part.workerId, new Refusal("it was lost", false)));
        if (failures.isEmpty()) {
            run(execution);
            if (execution.stopReason != null) {
                endings.beginStopping(execution, execution.stopReason);
            }
        } else {
            around.tellToStop(execution, "it could not start");
            Set<String> took = had.computeIfAbsent(execution.test().id(), id -> new HashSet<>());
            execution.parts().forEach(part -> took.add(part.workerId));
            took.removeAll(failures.keySet());
            refused(execution, failures);
        }
    }

    private void refused(Execution execution, Map<String, Refusal> failures) {
        failures.keySet().forEach(suspects::add);
        String why = failures.entrySet().stream()
                .map(failure -> "worker " + failure.getKey() + " did not take its attack: "
                        + failure.getValue().reason())
                .collect(Collectors.joining("; "));
        LOG.warn("test {} could not start: {}", execution.test().id(), why);
        if (execution.stopReason != null) {
            endings.finish(execution, new Outcome(TestState.STOPPED, execution.stopReason + " before it started"));
        } else if (failures.values().stream().anyMatch(Refusal::isFinal)) {
            endings.finish(execution, new Outcome(TestState.FAILED, why));
        } else {
            requeue.accept(execution, why);
        }
    }

    /** All workers have it. */
    void run(Execution execution) {
        LoadTest test = execution.test();
        execution.phase = Phase.RUNNING;
        execution.become(TestState.RUNNING, "");
        List<String> workers =
                execution.parts().stream().map(part -> part.workerId).toList();
        workers.forEach(worker -> around.roster().occupy(worker, test.id(), execution.weightOf(worker)));
        LOG.info("test {} starts on {}", test.id(), workers);
        around.save(execution);
        around.tell(
                execution, "started", "starts on " + workers.size() + (workers.size() == 1 ? " worker" : " workers"));
    }
}
