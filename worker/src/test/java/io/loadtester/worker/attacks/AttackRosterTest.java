package io.loadtester.worker.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.loadtester.common.fleet.WorkerState;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Assignment;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Target;
import io.loadtester.wire.fleet.AttackProgress;
import io.loadtester.wire.fleet.CallRefusedException.Reason;
import io.loadtester.wire.fleet.NewShare;
import io.loadtester.wire.fleet.WorkerReport;
import io.loadtester.worker.clock.ClockExchange;
import io.loadtester.worker.clock.MasterClock;
import io.loadtester.worker.health.HealthMonitor;
import io.loadtester.worker.publishing.BufferOptions;
import io.loadtester.worker.publishing.ResultPublisher;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttackRosterTest {

    private static final UUID TEST = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-000000000002");
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** How far the master's clock is ahead of this process's monotonic clock. */
    private static final long MASTER_AHEAD = 1_790_000_000_000_000_000L;

    private final FakeEngine engine = new FakeEngine();
    private final MasterClock clock = new MasterClock();
    private final MockProducer<String, byte[]> kafka =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final ResultPublisher publisher =
            new ResultPublisher(BufferOptions.memoryOnly(1_000_000), "results", () -> kafka);
    private final AttackRoster roster =
            new AttackRoster("w", engine, publisher, clock, new HealthMonitor(publisher::backlog));
    private final long now = System.nanoTime();

    @BeforeEach
    void knowTheClock() {
        for (int n = 0; n < MasterClock.FIRST_EXCHANGES; n++) {
            clock.add(new ClockExchange(n, n + MASTER_AHEAD, n + MASTER_AHEAD, n));
        }
    }

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void goesFromReadyOverBusyAndFinishingBackToReady() throws InterruptedException {
        assertThat(state(0)).isEqualTo(WorkerState.READY);

        assignAndBegin(assignment(TEST, 1, 30 * SECOND));
        assertThat(state(0)).isEqualTo(WorkerState.BUSY);
        assertThat(state(39 * SECOND)).isEqualTo(WorkerState.BUSY);
        assertThat(state(40 * SECOND + SECOND / 10)).isEqualTo(WorkerState.FINISHING);

        engine.end("");
        assertThat(state(0)).isEqualTo(WorkerState.FINISHING);

        await().until(kafka::completeNext);
        await().until(() -> state(0) == WorkerState.READY);
    }

    @Test
    void turnsTheStartOnTheMastersClockIntoOneOnItsOwn() throws InterruptedException {
        roster.assign(assignment(TEST, 1, 33 * SECOND));

        assertThat(engine.plans).singleElement().satisfies(plan -> {
            assertThat(plan.startNanoTime()).isEqualTo(now + 33 * SECOND);
            assertThat(plan.workerId()).isEqualTo("w");
        });
    }

    @Test
    void takesARepeatedAssignmentForTheSame() throws InterruptedException {
        roster.assign(assignment(TEST, 1, 30 * SECOND));
        roster.assign(assignment(TEST, 1, 30 * SECOND));
        roster.begin(TEST, MASTER_AHEAD + now + 30 * SECOND);
        roster.begin(TEST, MASTER_AHEAD + now + 30 * SECOND);
        engine.end("");
        roster.assign(assignment(TEST, 1, 30 * SECOND));

        assertThat(engine.plans).hasSize(1);
        assertThat(engine.begun).isOne();
    }

    @Test
    void saysAtOnceThatItEndsAnAttackEarly() throws InterruptedException {
        assignAndBegin(assignment(TEST, 1, 30 * SECOND));
        assertThat(roster.running()).containsExactly(TEST);

        roster.leave();

        assertThat(roster.running()).isEmpty();
        assertThat(roster.report(now).attacks()).singleElement().satisfies(attack -> {
            assertThat(attack.finished()).isFalse();
            assertThat(attack.reason()).isEqualTo("the worker was shut down");
        });
        assertThat(state(0)).isEqualTo(WorkerState.ERROR);
    }

    @Test
    void endsItsAttackAndTakesNoOtherWhileItDrains() throws InterruptedException {
        assignAndBegin(assignment(TEST, 1, 30 * SECOND));

        roster.drain("drained by admin");

        assertThat(engine.stops).isEmpty();
        assertThat(roster.running()).containsExactly(TEST);
        assertThat(state(0)).isEqualTo(WorkerState.BUSY);
        assertThat(roster.report(now).draining()).isEqualTo("drained by admin");
        roster.assign(assignment(TEST, 1, 30 * SECOND));
        engine.end("");
        await().until(kafka::completeNext);
        await().until(() -> state(0) == WorkerState.READY);
        assertRefused(Reason.NOT_READY, () -> roster.assign(assignment(OTHER, 1, 30 * SECOND)));

        roster.undrain();
        assertThat(roster.report(now).draining()).isEmpty();
        roster.assign(assignment(OTHER, 1, 30 * SECOND));
        assertThat(engine.plans).hasSize(2);
    }

    @Test
    void beginsWhatItHadTakenBeforeItDrains() throws InterruptedException {
        roster.assign(assignment(TEST, 1, 30 * SECOND));

        roster.drain("drained by admin");
        roster.begin(TEST, MASTER_AHEAD + now + 30 * SECOND);

        assertThat(engine.begun).isOne();
        assertRefused(Reason.NOT_READY, () -> roster.assign(assignment(TEST, 1, 31 * SECOND)));
    }

    @Test
    void cannotBeUndrainedWhenItIsShuttingDown() {
        roster.drainToLeave();

        assertRefused(Reason.NOT_READY, roster::undrain);
        assertThat(roster.report(now).draining()).isEqualTo("it is shutting down");
    }

    @Test
    void takesOneTestAtATime() throws InterruptedException {
        assignAndBegin(assignment(TEST, 1, 30 * SECOND));
        assertRefused(Reason.BUSY, () -> roster.assign(assignment(OTHER, 1, 30 * SECOND)));
        engine.end("");
        assertRefused(Reason.BUSY, () -> roster.assign(assignment(OTHER, 1, 30 * SECOND)));

        await().until(kafka::completeNext);
        await().until(() -> state(0) == WorkerState.READY);
        roster.assign(assignment(OTHER, 1, 30 * SECOND));

        assertThat(engine.plans).hasSize(2);
    }

    @Test
    void doesNotAttackForOneTestTwice() throws InterruptedException {
        assignAndBegin(assignment(TEST, 1, 30 * SECOND));

        assertRefused(Reason.BUSY, () -> roster.assign(assignment(TEST, 2, 30 * SECOND)));
        assertRefused(Reason.BUSY, () -> roster.assign(assignment(TEST, 1, 31 * SECOND)));
    }

    @Test
    void sendsNothingBeforeItIsBegun() throws InterruptedException {
        roster.assign(assignment(TEST, 1, 30 * SECOND));

        assertThat(engine.begun).isZero();
        assertThat(state(0)).isEqualTo(WorkerState.BUSY);
        assertThat(roster.report(now).attacks()).isEmpty();
        assertThat(roster.unheard()).isEmpty();
        assertRefused(Reason.NO_SUCH_ATTACK, () -> roster.begin(OTHER, MASTER_AHEAD + now + 30 * SECOND));
        assertRefused(Reason.NO_SUCH_ATTACK, () -> roster.begin(TEST, MASTER_AHEAD + now + 29 * SECOND));
        roster.begin(TEST, MASTER_AHEAD + now + 30 * SECOND);
        assertThat(engine.begun).isOne();
        assertThat(roster.unheard()).hasSize(1);
    }

    @Test
    void forgetsWhatNobodyBeginsInTime() throws InterruptedException {
        roster.assign(assignment(TEST, 1, 30 * SECOND));

        assertThat(state(29 * SECOND)).isEqualTo(WorkerState.BUSY);
        assertThat(state(30 * SECOND)).isEqualTo(WorkerState.READY);
        assertThat(engine.discarded).isOne();
        assertRefused(Reason.NO_SUCH_ATTACK, () -> roster.begin(TEST, MASTER_AHEAD + now + 30 * SECOND));
        roster.assign(assignment(TEST, 1, 40 * SECOND));
        assertThat(engine.plans).hasSize(2);
    }

    /**
     * After a suspension, a worker may be told to begin an attack whose hits were already due; they would come in one
     * burst.
     */
    @Test
    void takesNothingThatWasToBeginBefore() {
        assertRefused(Reason.NO_SUCH_ATTACK, () -> roster.assign(assignment(TEST, 1, -SECOND / 2)));
        assertThat(state(0)).isEqualTo(WorkerState.READY);
    }

    @Test
    void takesAnotherTryInPlaceOfOneThatHasNotBegun() throws InterruptedException {
        roster.assign(assignment(TEST, 1, 30 * SECOND));
        roster.assign(assignment(TEST, 1, 31 * SECOND));

        assertThat(engine.discarded).isOne();
        assertRefused(Reason.BUSY, () -> roster.assign(assignment(TEST, 1, 30 * SECOND)));
        assertThat(roster.callOff(TEST, MASTER_AHEAD + now + 30 * SECOND, "late word of the first try"))
                .isFalse();
        roster.begin(TEST, MASTER_AHEAD + now + 31 * SECOND);
        assertThat(engine.begun).isOne();
        assertThat(engine.stops).isEmpty();
    }

    @Test
    void publishesNothingOfAStartThatWasUndone() throws InterruptedException {
        assignAndBegin(assignment(TEST, 1, 30 * SECOND));

        assertThat(roster.callOff(TEST, MASTER_AHEAD + now + 30 * SECOND, "another worker did not answer"))
                .isFalse();
        assertThat(engine.stops).containsExactly("another worker did not answer");
        assertRefused(Reason.BUSY, () -> roster.assign(assignment(TEST, 1, 40 * SECOND)));
        engine.cut(0);
        engine.end("called off");

        assertThat(state(0)).isEqualTo(WorkerState.READY);
        assertThat(roster.report(now).attacks()).isEmpty();
        assertThat(publisher.backlog().unsent()).isZero();
        assignAndBegin(assignment(TEST, 1, 40 * SECOND));
        assertThat(engine.begun).isEqualTo(2);
    }

    @Test
    void saysWhenAStartCannotBeUndoneAnyMore() throws InterruptedException {
        assignAndBegin(assignment(TEST, 1, 30 * SECOND));
        engine.cut(0);

        assertThat(roster.callOff(TEST, MASTER_AHEAD + now + 30 * SECOND, "late"))
                .isTrue();
        engine.end("late");

        assertRefused(Reason.BUSY, () -> roster.assign(assignment(TEST, 1, 40 * SECOND)));
    }

    @ParameterizedTest(name = "epoch {0}, start in {1} s, cut-over at {2} s")
    @CsvSource({"0, 30, 0", "1, 3700, 0", "1, -11, 0", "1, 30, 10", "1, 30, -1"})
    void refusesWhatCannotBeMeant(int epoch, long startInSeconds, long cutOverSeconds) {
        assertRefused(
                Reason.BAD_REQUEST,
                () -> roster.assign(assignment(TEST, epoch, startInSeconds * SECOND, cutOverSeconds * SECOND, "")));
        assertThat(state(0)).isEqualTo(WorkerState.READY);
    }

    @Test
    void staysReadyWhenTheEngineRefuses() {
        assertRefused(Reason.BAD_REQUEST, () -> roster.assign(assignment(TEST, 1, 30 * SECOND, 0, "impossible")));

        assertThat(state(0)).isEqualTo(WorkerState.READY);
        assertThat(roster.unheard()).isEmpty();
    }

    @Test
    void isInErrorWhenTheEngineCanNoMore() {
        assertRefused(Reason.NOT_READY, () -> roster.assign(assignment(TEST, 1, 30 * SECOND, 0, "broken")));

        assertThat(state(0)).isEqualTo(WorkerState.ERROR);
        assertThat(roster.report(now).reason()).isEqualTo("a loop has broken down");
        assertThat(roster.unheard()).isEmpty();
    }

    @Test
    void joinsATestThatIsRunning() throws InterruptedException {
        roster.assign(assignment(TEST, 3, -4 * SECOND, 9 * SECOND, ""));

        assertThat(engine.plans).singleElement().satisfies(plan -> {
            assertThat(plan.startNanoTime()).isEqualTo(now - 4 * SECOND);
            assertThat(plan.cutOverNanos()).isEqualTo(9 * SECOND);
            assertThat(plan.epoch()).isEqualTo(3);
        });
    }

    @Test
    void takesNothingOnBeforeItKnowsTheMastersClock() {
        clock.reset();

        assertRefused(Reason.NOT_READY, () -> roster.assign(assignment(TEST, 1, 30 * SECOND)));
    }

    @Test
    void takesNothingOnAfterItFailedAndSaysWhy() {
        roster.fail("the warm-up failed");

        assertRefused(Reason.NOT_READY, () -> roster.assign(assignment(TEST, 1, 30 * SECOND)));
        assertThat(roster.report(now).state()).isEqualTo(WorkerState.ERROR);
        assertThat(roster.report(now).reason()).isEqualTo("the warm-up failed");
    }

    @Test
    void followsNewerEpochsOnly() throws InterruptedException {
        assignAndBegin(assignment(TEST, 1, 30 * SECOND));

        roster.change(newShare(TEST, 3));
        roster.change(newShare(TEST, 3));
        roster.change(newShare(TEST, 2));

        assertThat(engine.epochs).containsExactly(3);
        assertThat(roster.unheard())
                .singleElement()
                .extracting(AttackProgress::epoch)
                .isEqualTo(3);
        assertRefused(Reason.NO_SUCH_ATTACK, () -> roster.change(newShare(OTHER, 2)));
    }

    @Test
    void stopsOnceAndOnlyTheTestThatIsMeant() throws InterruptedException {
        assignAndBegin(assignment(TEST, 1, 30 * SECOND));

        roster.stop(OTHER, "not this one");
        roster.stop(TEST, "asked for");
        roster.stopAll("again");

        assertThat(engine.stops).containsExactly("asked for");
        assertThat(state(0)).isEqualTo(WorkerState.FINISHING);
    }

    @Test
    void repeatsTheEndUntilTheMasterHeardItAndAMinuteLonger() throws InterruptedException {
        assignAndBegin(assignment(TEST, 1, 30 * SECOND));
        WorkerReport before = roster.report(now);
        engine.end("asked for");
        WorkerReport end = roster.report(now);

        roster.heard(before, now);
        assertThat(roster.unheard()).hasSize(1);
        assertThat(roster.report(now + 1_000 * SECOND).attacks()).hasSize(1);

        roster.heard(end, now);
        assertThat(roster.unheard()).isEmpty();
        assertThat(roster.report(now + 59 * SECOND).attacks())
                .containsExactly(new AttackProgress(TEST, 2, FakeEngine.LEDGER, true, "asked for", 4));
        assertThat(roster.report(now + 61 * SECOND).attacks()).isEmpty();
    }

    private void assignAndBegin(Assignment assignment) throws InterruptedException {
        roster.assign(assignment);
        roster.begin(assignment.testId(), assignment.startUnixNanos());
    }

    private WorkerState state(long afterNanos) {
        return roster.report(now + afterNanos).state();
    }

    private static void assertRefused(Reason cause, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.reason())
                .isEqualTo(cause));
    }

    private Assignment assignment(UUID testId, int epoch, long startInNanos) {
        return assignment(testId, epoch, startInNanos, 0, "");
    }

    private Assignment assignment(UUID testId, int epoch, long startInNanos, long cutOverNanos, String name) {
        Target target = new Target("t", "GET", URI.create("http://127.0.0.1:1/"), List.of(), Body.EMPTY);
        AttackSpec spec = new AttackSpec(
                name, new ConstantPacer(10), Duration.ofSeconds(10), List.of(target), AttackOptions.DEFAULTS);
        return new Assignment(testId, epoch, Share.WHOLE, spec, MASTER_AHEAD + now + startInNanos, cutOverNanos);
    }

    private static NewShare newShare(UUID test, int epoch) {
        return new NewShare(test, epoch, Share.WHOLE, SECOND, new ConstantPacer(50), Duration.ofSeconds(60));
    }
}
