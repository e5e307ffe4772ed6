package io.loadtester.master.dispatch;

import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The test is being given to its workers: all are called, all prepare their attacks, the plan is stored, all begin. If one
 * fails, the others cancel and the test is retried. The deadline is the common start; if preparation takes longer, a new
 * start is planned.
 */
final class Assigning implements ExecutionStage {

    /** How far ahead the common start is: by then every worker must have its assignment and have begun it. */
    static final Duration START_AHEAD = Duration.ofSeconds(2);

    /** At least this much of it must be left for telling all workers to begin. */
    private static final Duration BEGINNING_TAKES = Duration.ofMillis(500);

    /** Answers must arrive this long before the start, so that the other workers can still be stopped before the first hit. */
    private static final Duration CALLING_OFF_TAKES = Duration.ofMillis(150);

    private static final Logger LOG = LoggerFactory.getLogger(Assigning.class);

    private final Execution execution;
    private final DispatchContext context;
    private final WorkerBackoff backoff;
    private final Assigner assigner;

    /** Doubles when answers or storage take too long. */
    private Duration startAhead = START_AHEAD;

    /** A user's request to stop; carried out once the workers have answered. */
    private @Nullable Stop stop;

    Assigning(Execution execution, WorkerBackoff backoff) {
        this.execution = execution;
        this.context = execution.context();
        this.backoff = backoff;
        this.assigner = new Assigner(context.roster(), context.ports().gateway(), context.loop());
    }

    /** The test with a share for each worker. */
    static LoadTest planned(LoadTest test, List<String> workers) {
        List<Share> shares = test.distribution()
                .shares(workers.size(), test.rateWeights(), test.spec().extent().hitsFrom(0));
        List<Attack> attacks = new ArrayList<>();
        for (int i = 0; i < workers.size(); i++) {
            attacks.add(new Attack(workers.get(i), 1, shares.get(i), 0, ""));
        }
        return test.withStatus(new TestStatus(TestState.PENDING, "is being given to its workers", null, null, attacks));
    }

    @Override
    public ExecutionStage enter() {
        context.post(execution);
        execution.startIn(startAhead);
        execution.onAnswer(
                this,
                assigner.reach(execution.test()),
                unreached -> unreached.isEmpty() ? assign() : refused(unreached));
        return this;
    }

    @Override
    public ExecutionStage stop(String reason) {
        stop = stop == null ? Stop.onRequest(reason) : stop;
        return this;
    }

    private ExecutionStage assign() {
        execution.startIn(startAhead);
        execution.onAnswer(this, assigner.assign(execution.test()), this::assigned);
        return this;
    }

    private ExecutionStage assigned(Map<String, Refusal> refusals) {
        Map<String, Refusal> failures = withTheLost(refusals);
        if (!failures.isEmpty() || stop != null) {
            // No need to wait for answers: an attack that is not begun by its start never begins.
            context.callOff(execution, "not all workers of the test took it");
            return refused(failures);
        }
        // Stored before any worker begins: if this master dies now, the next one knows which workers to expect.
        execution.onAnswer(this, context.ports().journal().write(execution.test()), stored -> tellToBegin());
        return this;
    }

    private ExecutionStage tellToBegin() {
        if (execution.elapsedNanos() > -BEGINNING_TAKES.toNanos()) {
            // Answers or the database were slow: plan a later start.
            startAhead = startAhead.multipliedBy(2);
            return assign();
        }
        Duration within = Duration.ofNanos(-execution.elapsedNanos()).minus(CALLING_OFF_TAKES);
        execution.onAnswer(this, assigner.begin(execution.test(), within), this::begun);
        return this;
    }

    private ExecutionStage begun(Map<String, Refusal> refusals) {
        Map<String, Refusal> failures = withTheLost(refusals);
        if (!failures.isEmpty()) {
            return new Undoing(execution, noteFailures(failures, "did not begin its attack"), stop);
        }
        execution.attacks().workers().forEach(backoff::succeeded);
        Running running = Running.begin(execution);
        return stop == null ? running : running.stop(stop.reason());
    }

    private ExecutionStage refused(Map<String, Refusal> failures) {
        String why = noteFailures(failures, "did not take its attack");
        if (stop == null && failures.values().stream().anyMatch(Refusal::isFinal)) {
            execution.forgetPlan();
            return new Ending(execution, new Outcome(TestState.FAILED, why));
        }
        return Requeued.unlessStopped(execution, stop, why);
    }

    private Map<String, Refusal> withTheLost(Map<String, Refusal> refusals) {
        Map<String, Refusal> failures = new LinkedHashMap<>(refusals);
        execution.attacks().workers().stream()
                .filter(workerId -> !context.roster().isLive(workerId))
                .forEach(workerId -> failures.putIfAbsent(workerId, new Refusal("it was lost", false)));
        return failures;
    }

    private String noteFailures(Map<String, Refusal> failures, String what) {
        failures.keySet().forEach(backoff::failed);
        String why = failures.entrySet().stream()
                .map(failure -> "worker " + failure.getKey() + " " + what + ": "
                        + failure.getValue().reason())
                .collect(Collectors.joining("; "));
        if (!failures.isEmpty()) {
            LOG.warn("test {} could not start: {}", execution.test().id(), why);
        }
        return why;
    }
}
