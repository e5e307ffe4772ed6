package io.loadtester.master.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.TestState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What follows while workers are given a test, and when a start is undone. */
class AssigningTest {

    private final Workshop shop = new Workshop();
    private final WorkerBackoff backoff = new WorkerBackoff(shop.clock);

    @Test
    void runsWhenAllHaveBegun() {
        Execution execution = assigning("a", "b");

        assertThat(execution.stage()).isInstanceOf(Running.class);
        assertThat(execution.test().status().state()).isEqualTo(TestState.RUNNING);
        assertThat(shop.begun.keySet()).containsExactly("a", "b");
    }

    @Test
    void goesBackToTheQueueWhenAWorkerRefuses() {
        shop.refusals.put("b", "busy");

        Execution execution = assigning("a", "b");

        assertThat(execution.stage()).isInstanceOf(Requeued.class);
        assertThat(shop.requeued).containsExactly("worker b did not take its attack: busy");
        assertThat(backoff.isBackedOff("a")).isFalse();
        assertThat(backoff.isBackedOff("b")).isTrue();
    }

    @Test
    void endsWhenNoWorkerCanCarryItOut() {
        shop.refusals.put("a", "!impossible");

        Execution execution = assigning("a");

        assertThat(shop.ended).containsExactly(execution);
        assertThat(execution.test().status().state()).isEqualTo(TestState.FAILED);
    }

    @Test
    void isStoppedWhenTheWorkersHaveAnswered() {
        shop.workersHang = true;
        Execution execution = assigning("a");
        ExecutionStage assigning = execution.stage();

        execution.on(stage -> stage.stop("stopped by admin"));
        execution.on(stage -> stage.stop("stopped by another"));
        assertThat(execution.stage()).isSameAs(assigning);
        shop.workersHang = false;
        answer(0, false);

        assertThat(shop.ended).containsExactly(execution);
        assertThat(shop.begun).isEmpty();
        assertThat(execution.test().status().reason()).isEqualTo("stopped by admin before it started");
    }

    @Test
    void undoesAStartThatNotAllBegin() {
        shop.deafToBegin.add("b");
        shop.goesSilentAfterAssigning.add("b");

        Execution execution = assigning("a", "b");

        assertThat(execution.stage()).isInstanceOf(Undoing.class);
        shop.unreachable.clear();
        execution.on(ExecutionStage::tick);
        assertThat(execution.stage()).isInstanceOf(Requeued.class);
        assertThat(shop.requeued).containsExactly("worker b did not begin its attack: it has no such attack");
    }

    @Test
    void asksAWorkerToUndoItOnceAtATime() {
        shop.workersHang = true;
        Execution execution = undoing("a");

        execution.on(ExecutionStage::tick);
        assertThat(shop.open).hasSize(1);
        shop.open.get(0).completeExceptionally(new IllegalStateException("no answer"));
        execution.on(ExecutionStage::tick);

        assertThat(shop.open).hasSize(2);
        assertThat(execution.stage()).isInstanceOf(Undoing.class);
    }

    @Test
    void failsWhenWhatItUndoesHadResults() {
        shop.workersHang = true;
        Execution execution = undoing("a");

        answer(0, true);

        assertThat(execution.test().status().state()).isEqualTo(TestState.FAILED);
        assertThat(execution.test().status().reason()).isEqualTo("could not start: why; worker a had begun alone");
    }

    /** The test has ended for another reason by then. */
    @Test
    void ignoresAnswersToAStageThatIsOver() {
        shop.workersHang = true;
        Execution execution = undoing("a", "b");
        shop.fleet.lose("a");
        execution.on(ExecutionStage::tick);
        ExecutionStage ending = execution.stage();
        assertThat(ending).isInstanceOf(Ending.class);

        answer(0, false);
        answer(1, false);

        assertThat(execution.stage()).isSameAs(ending);
        assertThat(shop.requeued).isEmpty();
    }

    @Test
    void isOverWhenItsFinalStateIsStored() {
        shop.storingHangs = true;
        LoadTest test = shop.test(1, RateDistribution.SHARED, OnWorkerLoss.REBALANCE);
        Execution execution = shop.execution(test, queued -> Ending.beforeStart(queued, "stopped by admin"), "a");

        assertThat(execution.stage().holdsWorkers()).isFalse();
        assertThat(shop.ended).isEmpty();
        shop.open.get(0).complete(null);

        assertThat(shop.ended).containsExactly(execution);
        assertThat(shop.events).containsExactly("ended");
    }

    @Test
    void anAdoptedStartRunsWhenAWorkerHasBegun() {
        Execution execution = adopting("a", "b");

        shop.clock.advance(Duration.ofSeconds(9));
        execution.on(ExecutionStage::tick);
        assertThat(execution.stage()).isInstanceOf(Adopting.class);
        execution.on(stage -> stage.reported(execution.attacks().of("b").orElseThrow(), Workshop.progress(execution)));

        assertThat(execution.stage()).isInstanceOf(Running.class);
        assertThat(execution.test().status().state()).isEqualTo(TestState.RUNNING);
    }

    @Test
    void anAdoptedStartIsTriedAgainWhenNoWorkerComesBack() {
        Execution execution = adopting("a", "b");

        shop.clock.advance(Duration.ofSeconds(10));
        execution.on(ExecutionStage::tick);

        assertThat(execution.stage()).isInstanceOf(Requeued.class);
        assertThat(shop.requeued).containsExactly("the master was restarted");
    }

    private Execution adopting(String... workers) {
        LoadTest test = shop.test(workers.length, RateDistribution.SHARED, OnWorkerLoss.REBALANCE);
        return shop.execution(
                test,
                planned -> {
                    planned.attacks().awaitAll(shop.context.deadline(Duration.ofSeconds(10)));
                    return new Adopting(planned);
                },
                workers);
    }

    private Execution assigning(String... workers) {
        LoadTest test = shop.test(workers.length, RateDistribution.SHARED, OnWorkerLoss.REBALANCE);
        return shop.execution(test, planned -> new Assigning(planned, backoff), workers);
    }

    private Execution undoing(String... workers) {
        LoadTest test = shop.test(workers.length, RateDistribution.SHARED, OnWorkerLoss.REBALANCE);
        return shop.execution(test, begun -> new Undoing(begun, "why", null), workers);
    }

    @SuppressWarnings("unchecked")
    private void answer(int call, boolean published) {
        List<CompletableFuture<?>> open = shop.open;
        ((CompletableFuture<Boolean>) open.get(call)).complete(published);
    }
}
