package io.loadtester.master.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Assignment;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.TestState;
import io.loadtester.master.fleet.FleetClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How tests get from the queue to their workers. */
class StartsTest {

    private final Workshop shop = new Workshop();

    @ParameterizedTest
    @EnumSource(RateDistribution.class)
    void givesEveryWorkerItsShareAndTheSameStart(RateDistribution distribution) {
        shop.workers("a", "b", "c");

        LoadTest test = shop.submit(3, distribution, OnWorkerLoss.REBALANCE);

        assertThat(shop.state(test)).isEqualTo(TestState.RUNNING);
        List<Share> shares =
                shop.assigned.values().stream().map(Assignment::share).toList();
        assertThat(shares)
                .isEqualTo(distribution.shares(
                        3, test.rateWeights(), test.spec().extent().hitsFrom(0)));
        long start = FleetClock.unixNanos(shop.clock.now().plus(Assigning.START_AHEAD));
        assertThat(shop.assigned.values())
                .extracting(Assignment::startUnixNanos)
                .containsOnly(start);
    }

    @Test
    void waitsForEnoughWorkersAndSaysSo() {
        shop.workers("a", "b");

        LoadTest test = shop.submit(3);

        assertThat(shop.state(test)).isEqualTo(TestState.PENDING);
        assertThat(shop.reason(test)).isEqualTo("needs 3 workers, 2 are ready");
        assertThat(shop.board.find(test.id()).orElseThrow().queuePosition()).isOne();
        shop.workers("c");
        shop.conductor.tick();
        assertThat(shop.state(test)).isEqualTo(TestState.RUNNING);
    }

    @Test
    void servesTestsInTheirOrder() {
        shop.workers("a", "b");
        LoadTest running = shop.submit(1);
        LoadTest large = shop.submit(2);
        LoadTest small = shop.submit(1);

        assertThat(shop.reason(large)).isEqualTo("needs 2 workers, 1 is ready");
        assertThat(shop.reason(small)).isEqualTo("waits behind another test");
        assertThat(shop.board.find(small.id()).orElseThrow().queuePosition()).isEqualTo(2);
        assertThat(shop.state(running)).isEqualTo(TestState.RUNNING);
    }

    @Test
    void passesOverATestThatNeedsMoreWorkersThanThereAre() {
        shop.workers("a");

        LoadTest tooLarge = shop.submit(5);
        LoadTest small = shop.submit(1);

        assertThat(shop.state(tooLarge)).isEqualTo(TestState.PENDING);
        assertThat(shop.state(small)).isEqualTo(TestState.RUNNING);
    }

    @Test
    void nothingIsStoredOfAStartThatWasRefused() {
        shop.workers("a");
        shop.refusals.put("a", "no");

        LoadTest test = shop.submit(1);

        assertThat(shop.reason(test)).contains("worker a did not take its attack: no");
        assertThat(shop.stored.get(test.id()).status().state()).isEqualTo(TestState.PENDING);
        assertThat(shop.stored.get(test.id()).status().attacks()).isEmpty();
    }

    @Test
    void callsTheOthersOffWhenOneRefusesAndTriesLater() {
        shop.workers("a", "b");
        shop.refusals.put("b", "busy");

        LoadTest test = shop.submit(2);

        assertThat(shop.calledOff).containsExactly("a");
        assertThat(shop.begun).isEmpty();
        assertThat(shop.state(test)).isEqualTo(TestState.PENDING);
        shop.refusals.clear();
        shop.pass(Duration.ofSeconds(2));
        assertThat(shop.state(test)).as("b is left in peace").isEqualTo(TestState.PENDING);
        shop.pass(Duration.ofSeconds(1));
        assertThat(shop.state(test)).isEqualTo(TestState.RUNNING);
        assertBegunTogether(test, "a", "b");
    }

    /** Asleep for a while, a worker takes its attack, and says so when nobody listens any more. */
    @Test
    void triesAgainWithTheSameWorkersWhenOneAnswersTooLate() {
        shop.workers("a", "b");
        shop.tooLate.add("b");

        LoadTest test = shop.submit(2);

        assertThat(shop.reason(test)).contains("worker b did not take its attack: it did not answer");
        assertThat(shop.calledOff).containsExactlyInAnyOrder("a", "b");
        assertThat(shop.begun).isEmpty();
        shop.tooLate.clear();
        shop.pass(Duration.ofSeconds(11));
        assertThat(shop.state(test)).isEqualTo(TestState.RUNNING);
        assertBegunTogether(test, "a", "b");
    }

    @Test
    void undoesAStartThatNotAllBegin() {
        shop.workers("a", "b");
        shop.deafToBegin.add("b");

        LoadTest test = shop.submit(2);

        assertThat(shop.state(test)).isEqualTo(TestState.PENDING);
        assertThat(shop.stored.get(test.id()).status().attacks()).isEmpty();
        assertThat(shop.calledOff).containsExactlyInAnyOrder("a", "b");
        assertThat(shop.begun).isEmpty();
        shop.deafToBegin.clear();
        shop.pass(Duration.ofSeconds(11));
        assertBegunTogether(test, "a", "b");
    }

    /** It may have begun as well as not. */
    @Test
    void doesNotTryAgainBeforeTheLastWorkerHasUndoneIt() {
        shop.workers("a", "b");
        shop.deafToBegin.add("b");
        shop.goesSilentAfterAssigning.add("b");

        LoadTest test = shop.submit(2);
        shop.pass(Duration.ofSeconds(20));

        assertThat(shop.state(test)).isEqualTo(TestState.PENDING);
        assertThat(shop.calledOff).containsExactly("a");
        shop.deafToBegin.clear();
        shop.goesSilentAfterAssigning.clear();
        shop.unreachable.clear();
        shop.pass(Duration.ofSeconds(1));
        assertThat(shop.state(test)).isEqualTo(TestState.RUNNING);
        assertBegunTogether(test, "a", "b");
    }

    @Test
    void failsAndSaysWhyWhenAStartCannotBeUndone() {
        shop.workers("a", "b");
        shop.deafToBegin.add("b");
        shop.published.add("a");

        LoadTest test = shop.submit(2);

        assertThat(shop.state(test)).isEqualTo(TestState.FAILED);
        assertThat(shop.now(test).status().startsAt()).as("no report").isNull();
        assertThat(shop.reason(test))
                .isEqualTo(
                        "could not start: worker b did not begin its attack: it has no such attack; worker a had begun"
                                + " alone");
    }

    @Test
    void failsWhenAWorkerThatMayHaveBegunIsGone() {
        shop.workers("a", "b");
        shop.deafToBegin.add("b");
        shop.goesSilentAfterAssigning.add("b");

        LoadTest test = shop.submit(2);
        shop.fleet.lose("b");
        shop.pass(Duration.ofSeconds(1));

        assertThat(shop.state(test)).isEqualTo(TestState.FAILED);
        assertThat(shop.reason(test)).contains("did not begin its attack").endsWith("which may have begun, is gone");
    }

    @Test
    void stopsATestWhoseStartIsBeingUndone() {
        shop.workers("a", "b");
        shop.deafToBegin.add("b");
        shop.goesSilentAfterAssigning.add("b");
        LoadTest test = shop.submit(2);

        shop.conductor.stop(test.id(), "stopped by admin");
        shop.unreachable.clear();
        shop.goesSilentAfterAssigning.clear();
        shop.pass(Duration.ofSeconds(2));

        assertThat(shop.state(test)).isEqualTo(TestState.STOPPED);
        assertThat(shop.reason(test)).isEqualTo("stopped by admin before it started");
        assertThat(shop.begun).isEmpty();
    }

    @Test
    void testsBehindOneThatCannotStartGoOn() {
        shop.workers("a", "b");
        shop.unreachable.add("b");

        LoadTest first = shop.submit(2);
        LoadTest behind = shop.submit(1);
        shop.pass(Duration.ofSeconds(2));
        assertThat(shop.state(behind)).as("b may be back in a moment").isEqualTo(TestState.PENDING);
        shop.pass(Duration.ofSeconds(1));

        assertThat(shop.state(first)).isEqualTo(TestState.PENDING);
        assertThat(shop.reason(first)).contains("worker b did not take its attack");
        assertThat(shop.state(behind)).isEqualTo(TestState.RUNNING);
    }

    /** It cannot reach Kafka, and nobody knows until when. */
    @Test
    void testsBehindOneThatNeedsAWorkerWithoutEndGoOn() {
        shop.workers("a", "b");
        LoadTest held = shop.submit(1);
        shop.fleet.holds(held.id(), 5, "a");
        LoadTest first = shop.submit(2);
        LoadTest behind = shop.submit(1);
        shop.pass(Duration.ofSeconds(5));
        assertThat(shop.state(behind)).as("a may soon be free").isEqualTo(TestState.PENDING);

        shop.pass(Duration.ofSeconds(60));

        assertThat(shop.state(first)).isEqualTo(TestState.PENDING);
        assertThat(shop.state(behind)).isEqualTo(TestState.RUNNING);
    }

    @Test
    void aWorkerWithoutKafkaIsNotCountedOnAndSaysWhy() {
        shop.workers("a", "b");
        LoadTest held = shop.submit(1);
        LoadTest first = shop.submit(2);
        LoadTest behind = shop.submit(1);
        for (int second = 0; second <= 10; second++) {
            assertThat(shop.state(behind)).as("after %d s", second).isEqualTo(TestState.PENDING);
            shop.clock.advance(Duration.ofSeconds(1));
            shop.fleet.holds(held.id(), 5, "a");
            shop.conductor.tick();
        }

        assertThat(shop.state(first)).isEqualTo(TestState.PENDING);
        assertThat(shop.state(behind)).isEqualTo(TestState.RUNNING);
        assertThat(shop.fleet.reason("a")).isEqualTo("cannot reach Kafka: 5 results wait");
    }

    @Test
    void aTestThatIsOverBeforeTheHeadCanStartGoesFirst() {
        shop.workers("a", "b", "c");
        shop.submit(1, Duration.ofSeconds(60));
        LoadTest head = shop.submit(3, Duration.ofSeconds(10));

        LoadTest small = shop.submit(1, Duration.ofSeconds(10));
        LoadTest late = shop.submit(1, Duration.ofSeconds(61));

        assertThat(shop.state(head)).isEqualTo(TestState.PENDING);
        assertThat(shop.state(small)).isEqualTo(TestState.RUNNING);
        assertThat(shop.state(late)).as("it would delay the head").isEqualTo(TestState.PENDING);
        assertThat(shop.reason(late)).isEqualTo("waits behind another test");
    }

    @Test
    void whatTheHeadDoesNotNeedIsForTestsOfAnyLength() {
        shop.workers("a", "b", "c", "d");
        shop.submit(2, Duration.ofSeconds(60));
        LoadTest head = shop.submit(3, Duration.ofSeconds(10));

        LoadTest first = shop.submit(1, Duration.ofHours(1));
        LoadTest second = shop.submit(1, Duration.ofHours(1));

        assertThat(shop.state(head)).isEqualTo(TestState.PENDING);
        assertThat(shop.state(first)).isEqualTo(TestState.RUNNING);
        assertThat(shop.state(second)).isEqualTo(TestState.PENDING);
    }

    @Test
    void numbersItsAttemptsAndFailsInTheEnd() {
        shop.workers("a");
        shop.refusals.put("a", "no");
        LoadTest test = shop.submit(1);
        shop.pass(Duration.ofMillis(250));
        assertThat(shop.reason(test)).contains("attempt 1 to start it failed: worker a did not take its attack: no");

        shop.pass(Duration.ofSeconds(3));
        assertThat(shop.reason(test)).contains("attempt 2 to start it failed");
        shop.pass(Duration.ofMinutes(5));

        assertThat(shop.state(test)).isEqualTo(TestState.FAILED);
        assertThat(shop.reason(test))
                .isEqualTo("could not be started in 8 attempts; the last time: worker a did not take its attack: no");
        assertThat(shop.now(test).status().startsAt()).isNull();
    }

    private void assertBegunTogether(LoadTest test, String... workers) {
        assertThat(shop.begun.keySet()).containsExactlyInAnyOrder(workers);
        assertThat(shop.begun.values())
                .extracting(Assignment::startUnixNanos)
                .containsOnly(FleetClock.unixNanos(shop.now(test).status().startsAt()));
        assertThat(shop.now(test).status().attacks()).hasSize(workers.length);
    }

    @Test
    void failsWhatNoWorkerCanCarryOut() {
        shop.workers("a");
        shop.refusals.put("a", "!the cut-over must be within the test");

        LoadTest test = shop.submit(1);

        assertThat(shop.state(test)).isEqualTo(TestState.FAILED);
        assertThat(shop.reason(test)).contains("the cut-over must be within the test");
    }

    @Test
    void callsNobodyOffWhenAWorkerCannotEvenBeReached() {
        shop.workers("a", "b");
        shop.unreachable.add("b");

        LoadTest test = shop.submit(2);

        assertThat(shop.assigned).isEmpty();
        assertThat(shop.calledOff).isEmpty();
        shop.unreachable.clear();
        shop.pass(Duration.ofSeconds(11));
        assertThat(shop.state(test)).isEqualTo(TestState.RUNNING);
    }

    @Test
    void plansTheStartAnewWhenStoringItTookLong() {
        shop.workers("a");
        shop.storingTakes = Duration.ofMillis(1_900);

        LoadTest test = shop.submit(1);

        assertThat(shop.state(test)).isEqualTo(TestState.RUNNING);
        assertThat(shop.now(test).status().startsAt()).isAfter(shop.clock.now());
        assertBegunTogether(test, "a");
    }
}
