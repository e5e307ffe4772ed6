package io.loadtester.attack.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loadtester.attack.assertion.Expectations;
import io.loadtester.attack.capture.Capture;
import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitSink;
import io.loadtester.attack.hit.SkippedHits;
import io.loadtester.attack.pacing.Epoch;
import io.loadtester.attack.pacing.VirtualLoop;
import io.loadtester.attack.recording.LoopCut;
import io.loadtester.attack.recording.TargetNames;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.schedule.ChangedPacer;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.Extent;
import io.loadtester.common.schedule.Lane;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.schedule.UnpacedPacer;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.HitOptions;
import io.loadtester.common.test.RequestOptions;
import io.loadtester.common.test.Target;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** The rules of a loop's part of an attack, in virtual time: to the nanosecond, whatever the machine is doing. */
class LoopAttackTest {

    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;
    private static final long NEVER_ANSWERED = -1;
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final VirtualLoop loop = new VirtualLoop();
    private final Watcher hits = new Watcher();
    private final Listener listener = new Listener();
    private VirtualTarget target;
    private LoopAttack attack;
    private long start;

    @Test
    void releasesEveryHitAtTheVeryInstantItIsDue() {
        begin(new ConstantPacer(1_000), Duration.ofSeconds(2), nth -> 5 * MILLI);

        loop.pass(3 * SECOND);

        assertThat(target.sentNanoTimes).hasSize(2_000);
        for (int n = 0; n < 2_000; n++) {
            assertThat(target.sentNanoTimes.get(n)).isEqualTo(start + n * MILLI);
        }
        assertThat(hits.releaseDelays).containsOnly(0L);
        assertThat(hits.responses).containsOnly(5 * MILLI);
        assertThat(listener.ended).isTrue();
    }

    @Test
    void whatTheTargetDoesMovesNoArrival() {
        begin(new ConstantPacer(100), Duration.ofSeconds(2), nth -> nth < 50 ? 2_900 * MILLI : NEVER_ANSWERED);

        loop.pass(10 * SECOND);

        assertThat(target.sentNanoTimes).hasSize(200);
        for (int n = 0; n < 200; n++) {
            assertThat(target.sentNanoTimes.get(n)).isEqualTo(start + n * (10 * MILLI));
        }
    }

    @Test
    void aHitEndsWhenItsTimeHasRunOutAndNotBefore() {
        begin(new ConstantPacer(10), Duration.ofSeconds(1), nth -> nth % 2 == 0 ? NEVER_ANSWERED : 2_999 * MILLI);

        loop.pass(10 * SECOND);

        assertThat(hits.failures).containsExactlyElementsOf(Collections.nCopies(5, FailureKind.TIMEOUT));
        assertThat(hits.responses)
                .containsOnly(TIMEOUT.toNanos(), 2_999 * MILLI)
                .hasSize(10);
        assertThat(listener.ended).isTrue();
    }

    @Test
    void whatIsOverdueForTooLongIsSkippedAndNotSentInABurst() {
        begin(new ConstantPacer(100), Duration.ofSeconds(4), nth -> 0);
        loop.pass(SECOND / 2);

        loop.standStill(2 * SECOND + MILLI);
        loop.pass(5 * SECOND);

        assertThat(hits.releaseDelays).containsOnly(0L);
        assertThat(target.sentNanoTimes).hasSize(199).isSorted().doesNotHaveDuplicates();
        assertThat(hits.skipped)
                .extracting(SkippedHits::second, SkippedHits::count)
                .containsExactly(tuple(0, 60L), tuple(1, 100L), tuple(2, 41L));
        assertThat(listener.worstLag()).isGreaterThanOrEqualTo(SECOND);
        assertThat(listener.ended).isTrue();
    }

    @Test
    void aStandstillUpToTheLimitIsMadeUpFor() {
        begin(new ConstantPacer(100), Duration.ofSeconds(3), nth -> 0);
        loop.pass(SECOND / 2);

        loop.standStill(SECOND);
        loop.pass(5 * SECOND);

        assertThat(hits.skipped).isEmpty();
        assertThat(target.sentNanoTimes).hasSize(300);
    }

    @Test
    void withoutALimitOverdueHitsCountFromWhenTheyWereDue() {
        begin(new ConstantPacer(100), Duration.ofSeconds(3), maxLateness(Duration.ZERO), nth -> 0);
        loop.pass(SECOND / 2);

        loop.standStill(2 * SECOND);
        loop.pass(5 * SECOND);

        assertThat(target.sentNanoTimes).hasSize(300);
        assertThat(hits.dueNanos).hasSize(300).isSorted().doesNotHaveDuplicates();
        assertThat(Collections.max(hits.releaseDelays)).isEqualTo(2 * SECOND);
        assertThat(hits.responses).isEqualTo(hits.releaseDelays);
        assertThat(listener.worstLag()).isGreaterThanOrEqualTo(SECOND);
    }

    @Test
    void anAttackThatStoodStillBeyondItsEndSkipsTheRest() {
        begin(new ConstantPacer(100), Duration.ofSeconds(3), nth -> 0);
        loop.pass(SECOND / 2);

        loop.standStill(60 * SECOND);
        loop.pass(MILLI);

        assertThat(target.sentNanoTimes).hasSize(40);
        assertThat(hits.skipped.stream().mapToLong(SkippedHits::count).sum()).isEqualTo(260);
        assertThat(listener.ended).isTrue();
    }

    @Test
    void aShareThatHoldsFromLongAgoIsNotMadeUpFor() {
        begin(new ConstantPacer(100), Duration.ofSeconds(30), nth -> 0);
        loop.pass(20 * SECOND + SECOND / 10);

        attack.change(new Epoch(2, Share.WHOLE, SECOND), new Extent(new ConstantPacer(100), 30 * SECOND, 0));
        loop.pass(20 * SECOND);

        assertThat(hits.releaseDelays).containsOnly(0L);
        assertThat(target.sentNanoTimes.stream().filter(sent -> sent - start >= 20 * SECOND))
                .hasSize(999);
        assertThat(hits.skipped.stream().mapToLong(SkippedHits::count).sum()).isEqualTo(1_901);
        assertThat(hits.skipped).extracting(SkippedHits::epoch).containsOnly(2);
    }

    @Test
    void noTimeoutRunsWhileTheLoopStandsStill() {
        begin(new ConstantPacer(10), Duration.ofSeconds(1), nth -> nth < 5 ? SECOND : NEVER_ANSWERED);
        loop.pass(SECOND + SECOND / 10);

        loop.standStill(20 * SECOND);
        loop.pass(TIMEOUT.toNanos() - SECOND / 2);
        assertThat(hits.failures).isEmpty();
        assertThat(hits.responses).hasSize(5);
        loop.pass(SECOND / 2);

        assertThat(hits.failures).hasSize(5).containsOnly(FailureKind.TIMEOUT);
    }

    @Test
    void aLoopThatGetsToRunLateCutsTheSecondsItMissed() {
        begin(new ConstantPacer(10), Duration.ofSeconds(3), maxLateness(Duration.ZERO), nth -> 0);

        loop.standStill(2_500 * MILLI);
        loop.pass(5 * SECOND);

        assertThat(listener.seconds).containsExactly(0, 1);
        assertThat(listener.worstLag()).isGreaterThan(SECOND);
        assertThat(target.sentNanoTimes).hasSize(30);
    }

    @Test
    void aLoopThatStoodStillBeyondTheEndTellsOfEverySecond() {
        begin(new ConstantPacer(10), Duration.ofSeconds(3), maxLateness(Duration.ZERO), nth -> 0);
        loop.pass(SECOND / 2);

        loop.standStill(10 * SECOND);
        loop.pass(5 * SECOND);

        assertThat(listener.seconds).startsWith(0, 1);
        assertThat(listener.worstLag()).isGreaterThan(8 * SECOND);
        assertThat(listener.ended).isTrue();
        assertThat(target.sentNanoTimes).hasSize(30);
    }

    @Test
    void theSecondsOfAStandstillAreToldBeforeTheEndThatFollowsIt() {
        begin(new ConstantPacer(10), Duration.ofSeconds(60), nth -> 0);
        loop.pass(SECOND / 2);

        loop.standStill(2 * SECOND);
        attack.stop("it was enough", true);
        loop.pass(MILLI);

        assertThat(listener.ended).isTrue();
        assertThat(listener.seconds).containsExactly(0, 1);
    }

    @Test
    void waitingForTheTargetIsNoLatenessOfTheGenerator() {
        begin(new ConstantPacer(100), Duration.ofSeconds(1), atMost(1), nth -> 50 * MILLI);

        loop.pass(10 * SECOND);

        assertThat(hits.releaseDelays).containsOnly(0L);
        assertThat(Collections.max(hits.startDelays)).isGreaterThan(SECOND);
        assertThat(target.mostAtOnce).isEqualTo(1);
    }

    @Test
    void hitsBeyondTheLimitGoInTheOrderInWhichTheyWereDue() {
        begin(new ConstantPacer(100), Duration.ofSeconds(1), atMost(2), nth -> 30 * MILLI);

        loop.pass(10 * SECOND);

        assertThat(hits.sentNumbers).hasSize(100).isSorted();
        assertThat(target.mostAtOnce).isEqualTo(2);
    }

    @Test
    void asFastAsPossibleKeepsAsManyUnderWayAsAreAllowed() {
        begin(new UnpacedPacer(), Duration.ofSeconds(1), atMost(4), nth -> 10 * MILLI);

        loop.pass(3 * SECOND);

        assertThat(target.mostAtOnce).isEqualTo(4);
        assertThat(target.sentNanoTimes).hasSize(400);
    }

    @Test
    void aNewPacerAndEndHoldFromTheirCutOverOn() {
        begin(new ConstantPacer(100), Duration.ofSeconds(2), nth -> 0);
        Pacer faster = ChangedPacer.of(new ConstantPacer(100), SECOND, new ConstantPacer(500));

        attack.change(new Epoch(2, Share.WHOLE, SECOND), new Extent(faster, 4 * SECOND, 0));
        loop.pass(3 * SECOND);
        assertThat(listener.ended).isFalse();
        loop.pass(2 * SECOND);

        assertThat(hits.dueNanos.stream().filter(due -> due < SECOND)).hasSize(100);
        assertThat(hits.dueNanos.stream().filter(due -> due >= SECOND)).hasSize(1_500);
        assertThat(hits.releaseDelays).containsOnly(0L);
        assertThat(listener.ended).isTrue();
    }

    @Test
    void aPartThatEndsAtTheCutOverEndsAsScheduled() {
        begin(new ConstantPacer(100), Duration.ofSeconds(60), nth -> 0);

        attack.change(new Epoch(2, Share.WHOLE, SECOND), new Extent(new ConstantPacer(100), SECOND, 0));
        loop.pass(2 * SECOND);

        assertThat(hits.dueNanos).hasSize(100);
        assertThat(listener.ended).isTrue();
    }

    @Test
    void aNewShareHoldsFromItsCutOverOn() {
        begin(new ConstantPacer(100), Duration.ofSeconds(2), nth -> 0);

        attack.change(new Epoch(2, new Share(0.5, 0), SECOND), new Extent(new ConstantPacer(100), 2 * SECOND, 0));
        loop.pass(5 * SECOND);

        assertThat(hits.dueNanos.stream().filter(due -> due < SECOND)).hasSize(100);
        assertThat(hits.dueNanos.stream().filter(due -> due >= SECOND)).hasSize(50);
        assertThat(listener.lastEpoch).isEqualTo(2);
    }

    @Test
    void aStopLeavesHitsInFlightTwoSecondsAndReleasesNoMore() {
        begin(new ConstantPacer(10), Duration.ofSeconds(60), nth -> nth == 5 ? SECOND : NEVER_ANSWERED);
        loop.pass(SECOND - MILLI);

        attack.stop("it was enough", true);
        loop.pass(2 * SECOND - MILLI);
        assertThat(listener.ended).isFalse();
        loop.pass(2 * MILLI);

        assertThat(target.sentNanoTimes).hasSize(9);
        assertThat(listener.ended).isTrue();
        assertThat(hits.failures).hasSize(8).containsOnly(FailureKind.CANCELLED);
    }

    @Test
    void anAnswerThatNeverComesDoesNotHoldALoopWithoutTimeouts() {
        begin(new ConstantPacer(10), Duration.ofSeconds(1), timeout(Duration.ZERO), nth -> NEVER_ANSWERED);

        loop.pass(SECOND + RequestOptions.DEFAULTS.timeout().toNanos());
        assertThat(listener.ended).isFalse();
        loop.pass(2 * SECOND);

        assertThat(listener.ended).isTrue();
        assertThat(hits.failures).hasSize(10).containsOnly(FailureKind.CANCELLED);
    }

    private void begin(Pacer pacer, Duration duration, LongUnaryOperator responseNanos) {
        begin(pacer, duration, timeout(TIMEOUT), responseNanos);
    }

    private void begin(Pacer pacer, Duration duration, AttackOptions options, LongUnaryOperator responseNanos) {
        Target one = new Target("one", "GET", URI.create("http://127.0.0.1:1/"), List.of(), Body.EMPTY);
        AttackSpec spec = new AttackSpec("test", pacer, duration, List.of(one), options);
        AttackSetup setup = new AttackSetup(
                spec,
                TargetNames.of(spec.targetList()),
                TargetRequests.of(UUID.randomUUID(), spec, Lane.ONLY),
                Expectations.of(spec, Capture.NOTHING),
                (limits, used, exchange) -> {
                    target = new VirtualTarget(loop, exchange, responseNanos);
                    return target;
                },
                null);
        attack = new LoopAttack(setup, new Epoch(1, Share.WHOLE, 0), new LoopPart(0, 1), loop, hits, listener);
        start = loop.clock().nanoTime() + SECOND / 10;
        attack.begin(start, 0, 0);
    }

    private static AttackOptions timeout(Duration timeout) {
        RequestOptions usual = RequestOptions.DEFAULTS;
        return AttackOptions.DEFAULTS.with(
                new RequestOptions(timeout, usual.redirects(), usual.chunked(), usual.headers(), usual.body()));
    }

    private static AttackOptions maxLateness(Duration most) {
        return timeout(TIMEOUT).with(new HitOptions(1, 0, 0, false, most));
    }

    private static AttackOptions atMost(int hits) {
        return timeout(Duration.ofSeconds(30)).with(new HitOptions(1, hits, 0, false));
    }

    private static final class Watcher implements HitSink {
        final List<Long> dueNanos = new ArrayList<>();
        final List<Long> releaseDelays = new ArrayList<>();
        final List<Long> startDelays = new ArrayList<>();
        final List<Long> sentNumbers = new ArrayList<>();
        final List<Long> responses = new ArrayList<>();
        final List<FailureKind> failures = new ArrayList<>();
        final List<SkippedHits> skipped = new ArrayList<>();

        @Override
        public void scheduled(Hit hit) {
            dueNanos.add(hit.dueNanos());
            releaseDelays.add(hit.releaseDelayNanos());
        }

        @Override
        public void sent(Hit hit) {
            startDelays.add(hit.startDelayNanos());
            sentNumbers.add(hit.number());
        }

        @Override
        public void ended(Hit hit) {
            responses.add(hit.responseNanos());
            Failure failure = hit.failure();
            if (failure != null) {
                failures.add(failure.kind());
            }
        }

        @Override
        public void skipped(SkippedHits some) {
            skipped.add(some);
        }
    }

    private static final class Listener implements LoopListener {
        private final List<Long> lags = new ArrayList<>();
        final List<Integer> seconds = new ArrayList<>();
        boolean ended;
        int lastEpoch;

        long worstLag() {
            return Collections.max(lags);
        }

        @Override
        public void cut(int second, LoopCut cut, LoopState state) {
            seconds.add(second);
            lags.add(state.loopLagNanos());
        }

        @Override
        public void broken(String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void ended(int second, LoopCut cut, LoopEnd end) {
            ended = true;
            lastEpoch = end.lastEpoch();
        }
    }
}
