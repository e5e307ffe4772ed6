package io.loadtester.master.dispatch;

import io.loadtester.common.result.Plural;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.master.dispatch.Execution.Phase;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How tests get from the queue to their workers: all are reached, all get their attacks ready, the plan is stored, all
 * begin. When one of them fails, what the others did is undone and the test is tried again. Used on the fleet's thread
 * only.
 */
final class Starts {

    /** How far ahead the common start is: every worker must have its assignment by then, and begin it. */
    static final Duration START_AHEAD = Duration.ofSeconds(2);

    /** What is left of that must be enough to tell all to begin. */
    private static final Duration BEGINNING_TAKES = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(Starts.class);

    private final DispatchContext context;
    private final Endings endings;
    private final WorkerBackoff backoff;
    private final BiConsumer<Execution, String> requeue;
    private final Assigner assigner;
    private final Undoing undoing;

    /**
     * @param requeue takes tests that could not be started, and why
     */
    Starts(DispatchContext context, Endings endings, WorkerBackoff backoff, BiConsumer<Execution, String> requeue) {
        this.context = context;
        this.endings = endings;
        this.backoff = backoff;
        this.requeue = requeue;
        this.assigner = new Assigner(context.roster(), context.ports().gateway(), context.loop());
        this.undoing = new Undoing(context, endings, this::giveBack);
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
        context.post(execution);
        planStart(execution);
        assigner.reach(execution.test()).thenAccept(unreached -> {
            if (unreached.isEmpty()) {
                assign(execution);
            } else {
                refused(execution, unreached);
            }
        });
    }

    private void planStart(Execution execution) {
        // As exact as it can be stored.
        execution.startAt(context.clock().now().plus(execution.startAhead).truncatedTo(ChronoUnit.MICROS));
    }

    private void assign(Execution execution) {
        planStart(execution);
        assigner.assign(execution.test()).thenAccept(refusals -> assigned(execution, refusals));
    }

    private void assigned(Execution execution, Map<String, Refusal> refusals) {
        Map<String, Refusal> failures = withTheLost(execution, refusals);
        if (!failures.isEmpty() || execution.stopReason != null) {
            // Nobody waits for answers: what is not begun by its start never is.
            context.callOff(execution, "not all workers of the test took it");
            refused(execution, failures);
            return;
        }
        // Stored before any worker begins: should the master die now, the next one knows whom to expect.
        context.ports().journal().write(execution.test()).thenRunAsync(() -> tellToBegin(execution), context.loop());
    }

    private void tellToBegin(Execution execution) {
        if (execution.elapsedNanos(context.clock()) > -BEGINNING_TAKES.toNanos()) {
            // Answers or the database took their time. What is planned now is planned with more of it.
            execution.startAhead = execution.startAhead.multipliedBy(2);
            assign(execution);
            return;
        }
        assigner.begin(execution.test()).thenAccept(refusals -> begun(execution, refusals));
    }

    private void begun(Execution execution, Map<String, Refusal> refusals) {
        Map<String, Refusal> failures = withTheLost(execution, refusals);
        if (!failures.isEmpty()) {
            failures.keySet().forEach(backoff::failed);
            String why = inWords(failures, "did not begin its attack");
            LOG.warn("test {} could not start: {}", execution.test().id(), why);
            undoing.begin(execution, why);
            return;
        }
        run(execution);
        if (execution.stopReason != null) {
            endings.beginStopping(execution, execution.stopReason);
        }
    }

    private Map<String, Refusal> withTheLost(Execution execution, Map<String, Refusal> refusals) {
        Map<String, Refusal> failures = new LinkedHashMap<>(refusals);
        execution.parts().stream()
                .filter(part -> !context.roster().isLive(part.workerId))
                .forEach(part -> failures.putIfAbsent(part.workerId, new Refusal("it was lost", false)));
        return failures;
    }

    private void refused(Execution execution, Map<String, Refusal> failures) {
        failures.keySet().forEach(backoff::failed);
        String why = inWords(failures, "did not take its attack");
        if (!failures.isEmpty()) {
            LOG.warn("test {} could not start: {}", execution.test().id(), why);
        }
        if (execution.stopReason == null && failures.values().stream().anyMatch(Refusal::isFinal)) {
            execution.forgetItsPlan();
            endings.finish(execution, new Outcome(TestState.FAILED, why));
        } else {
            giveBack(execution, why);
        }
    }

    /** Nothing is left of this try. */
    private void giveBack(Execution execution, String why) {
        if (execution.stopReason != null) {
            execution.forgetItsPlan();
            endings.finish(execution, new Outcome(TestState.STOPPED, execution.stopReason + " before it started"));
        } else {
            requeue.accept(execution, why);
        }
    }

    private static String inWords(Map<String, Refusal> failures, String what) {
        return failures.entrySet().stream()
                .map(failure -> "worker " + failure.getKey() + " " + what + ": "
                        + failure.getValue().reason())
                .collect(Collectors.joining("; "));
    }

    /** Goes on with undoing a start that failed. */
    void undo(Execution execution) {
        undoing.look(execution);
    }

    /** All workers have begun. */
    void run(Execution execution) {
        LoadTest test = execution.test();
        execution.phase = Phase.RUNNING;
        execution.become(TestState.RUNNING, "");
        List<String> workers =
                execution.parts().stream().map(part -> part.workerId).toList();
        workers.forEach(worker -> context.roster().occupy(worker, test.id(), execution.weightOf(worker)));
        workers.forEach(backoff::succeeded);
        LOG.info("test {} starts on {}", test.id(), workers);
        context.save(execution);
        context.tell(execution, "started", "starts on " + Plural.of(workers.size(), "worker"));
    }
}
