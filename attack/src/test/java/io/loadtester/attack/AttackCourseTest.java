package io.loadtester.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loadtester.attack.capture.Capture;
import io.loadtester.attack.transport.Transport;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.Extent;
import io.loadtester.common.schedule.Share;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The course of an attack: its start, its seconds, changes on the way, and its end, natural or not. */
@ExtendWith(Leaks.class)
class AttackCourseTest {

    private static final long SECOND = 1_000_000_000L;

    private final Observed observed = new Observed();
    private AttackEngine engine;

    @BeforeEach
    void startEngine() {
        engine = AttackEngine.create(EngineOptions.DEFAULTS);
    }

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @Test
    void cutsEverySecondAndBelongsHitsToTheSecondInWhichTheyAreDue() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            RunningAttack attack = engine.start(
                    Plans.at(50, Duration.ofMillis(2_500)).on(server.url("/")).plan(), observed);
            AttackSummary summary = observed.summary();

            for (int second = 0; second < 3; second++) {
                assertThat(scheduledIn(second)).isEqualTo(second < 2 ? 50 : 25);
            }
            assertThat(observed.cuts()).extracting(SecondCut::second).startsWith(0, 1, 2);
            assertThat(summary.reason()).isEmpty();
            assertThat(summary.lastSentNanoTime() - summary.firstSentNanoTime()).isGreaterThan(2 * SECOND);
            assertThat(summary.lastEndedNanoTime()).isGreaterThanOrEqualTo(summary.lastSentNanoTime());
            await().until(attack::hasEnded);
            assertThat(attack.ledger()).isEqualTo(summary.ledger());
        }
    }

    @Test
    void aHitThatTakesLongerThanItsSecondBelongsToItAllTheSame() throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, out, socket) -> {
            new CountDownLatch(1).await(1_200, TimeUnit.MILLISECONDS);
            out.write(ScriptedServer.HELLO.getBytes(ISO_8859_1));
            return true;
        })) {
            engine.start(Plans.at(5, Duration.ofSeconds(1)).on(server.url("/")).plan(), observed);

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(5, 5, 0, 5, 0));
            assertThat(observed.intervals())
                    .filteredOn(each -> !each.ledger().equals(Ledger.ZERO))
                    .extracting(Interval::second)
                    .containsOnly(0);
            assertThat(observed.intervals())
                    .filteredOn(each -> each.completions().total() > 0)
                    .extracting(Interval::second)
                    .as("they end in another second than they were due in")
                    .allMatch(second -> second > 0);
            assertThat(observed.cuts()).filteredOn(cut -> cut.second() == 0).allMatch(cut -> cut.inFlight() == 5);
            assertThat(observed.cuts()).extracting(SecondCut::second).contains(1);
        }
    }

    @Test
    void anAttackThatStartsLateReleasesWhatIsOverdueAndSaysHowLateItWas() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            Plans plans = Plans.at(100, Duration.ofSeconds(2)).on(server.url("/"));

            engine.start(plans.plan(System.nanoTime() - 3 * SECOND / 2, 1, Share.WHOLE, 0), observed);

            AttackSummary summary = observed.summary();
            assertThat(summary.ledger()).isEqualTo(new Ledger(200, 200, 0, 200, 0));
            assertThat(summary.startSkewNanos()).isGreaterThanOrEqualTo(3 * SECOND / 2);
            assertThat(scheduledIn(0)).isEqualTo(100);
            assertThat(observed.cuts().get(0).second()).isEqualTo(1);
            assertThat(observed.latencies().histogram(LatencyKind.START_DELAY).getMaxValue())
                    .isGreaterThan(SECOND);
        }
    }

    @Test
    void aWorkerThatJoinsARunningTestBeginsAtItsCutOver() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            Plans plans = Plans.at(100, Duration.ofSeconds(11)).on(server.url("/"));

            engine.start(plans.plan(System.nanoTime() - 9 * SECOND, 4, new Share(0.5, 0), 10 * SECOND), observed);

            AttackSummary summary = observed.summary();
            assertThat(summary.ledger()).isEqualTo(new Ledger(50, 50, 0, 50, 0));
            assertThat(summary.startSkewNanos()).isZero();
            assertThat(observed.intervals()).extracting(Interval::epoch).containsOnly(4);
            assertThat(observed.intervals())
                    .filteredOn(each -> !each.ledger().equals(Ledger.ZERO))
                    .extracting(Interval::second)
                    .containsOnly(10);
        }
    }

    @Test
    void aChangeOfShareHoldsFromItsCutOverOn() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            Plans plans = Plans.at(100, Duration.ofSeconds(2)).on(server.url("/"));
            RunningAttack attack =
                    engine.start(plans.plan(System.nanoTime() + SECOND / 2, 1, new Share(0.5, 0), 0), observed);
            attack.change(2, Share.WHOLE, SECOND, new Extent(new ConstantPacer(100), 2 * SECOND, 0));

            AttackSummary summary = observed.summary();

            assertThat(summary.ledger()).isEqualTo(new Ledger(150, 150, 0, 150, 0));
            assertThat(summary.lastEpoch()).isEqualTo(2);
            assertThat(scheduledIn(0)).isEqualTo(50);
            assertThat(scheduledIn(1)).isEqualTo(100);
            assertThat(observed.intervals())
                    // On a busy machine, the last hits end after their second.
                    .filteredOn(each -> !each.ledger().equals(Ledger.ZERO))
                    .allMatch(each -> each.epoch() == each.second() + 1);
        }
    }

    @Test
    void stoppingReleasesNoFurtherHitAndLetsThoseInFlightEnd() throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, out, socket) -> {
            new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
            out.write(ScriptedServer.HELLO.getBytes(ISO_8859_1));
            return true;
        })) {
            RunningAttack attack = engine.start(
                    Plans.at(100, Duration.ofHours(1)).on(server.url("/")).plan(), observed);
            await().until(() -> server.requestCount() > 20);
            attack.stop("seen enough");
            attack.stop("and again");

            AttackSummary summary = observed.summary();

            assertThat(summary.reason()).isEqualTo("seen enough");
            assertThat(summary.ledger().answered())
                    .isEqualTo(server.requestCount())
                    .isGreaterThan(20);
            assertThat(observed.failures().keySet()).isSubsetOf(Set.of(FailureKind.CANCELLED));
        }
    }

    @Test
    void stoppingCancelsWhatWaitsAndWhatDoesNotEndInTime() throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, out, socket) -> true)) {
            Plans plans = Plans.at(100, Duration.ofHours(1))
                    .with(options -> options.maxConnections(1).timeout(Duration.ZERO))
                    .on(server.url("/"));
            RunningAttack attack = engine.start(plans.plan(), observed);
            await().until(() -> observed.cuts().stream().anyMatch(cut -> cut.waiting() > 20));
            attack.stop("seen enough");

            AttackSummary summary = observed.summary();

            assertThat(summary.ledger().sent()).isEqualTo(1);
            assertThat(summary.ledger().unanswered()).isEqualTo(1);
            assertThat(observed.failures())
                    .isEqualTo(Map.of(FailureKind.CANCELLED, summary.ledger().scheduled()));
            assertThat(observed.texts()).containsExactly("the attack was stopped: seen enough");
        }
    }

    @Test
    void closingTheEngineEndsItsAttacks() throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, out, socket) -> true)) {
            engine.start(Plans.at(100, Duration.ofHours(1)).on(server.url("/")).plan(), observed);
            await().until(() -> server.requestCount() > 5);

            engine.close();

            AttackSummary summary = observed.summary();
            assertThat(summary.reason()).isEqualTo("the engine was closed");
            assertThat(observed.failures())
                    .isEqualTo(Map.of(FailureKind.CANCELLED, summary.ledger().scheduled()));
        }
    }

    @Test
    void severalAttacksRunAtOnce() throws Exception {
        Observed other = new Observed();
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            Plans plans = Plans.at(200, Duration.ofSeconds(1)).on(server.url("/"));
            engine.start(plans.plan(), observed);
            engine.start(plans.with(options -> options.maxConnections(1)).plan(), other);

            assertThat(observed.summary().ledger().answered()).isEqualTo(200);
            assertThat(other.summary().ledger().answered()).isEqualTo(200);
            assertThat(server.requestCount()).isEqualTo(400);
        }
    }

    @Test
    void aListenerThatFailsDoesNotHoldUpTheAttack() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            engine.start(
                    Plans.at(100, Duration.ofMillis(1_500)).on(server.url("/")).plan(), new AttackListener() {
                        @Override
                        public void cut(SecondCut cut) {
                            observed.cut(cut);
                            throw new IllegalStateException("this is a test");
                        }

                        @Override
                        public void ended(AttackSummary summary) {
                            observed.ended(summary);
                        }
                    });

            assertThat(observed.summary().ledger().answered()).isEqualTo(150);
        }
    }

    @Test
    void whatWarmedUpEndsWithTheEngine() {
        engine.warmUp(Duration.ofSeconds(1), Capture.NOTHING, observed, List.of());
        engine.close();

        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("attack-warm-up-target")));
    }

    private long scheduledIn(int second) {
        return observed.intervals().stream()
                .filter(interval -> interval.second() == second)
                .mapToLong(interval -> interval.ledger().scheduled())
                .sum();
    }

    @Test
    void endsAlthoughOneOfItsLoopsCouldNotRunInTheFirstSecond() throws Exception {
        try (AttackEngine two = AttackEngine.create(Transport.available().get(0), 2);
                ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            long start = System.nanoTime() + 300_000_000;
            two.loops().get(1).execute(() -> {
                while (System.nanoTime() - start < 1_200_000_000) {
                    LockSupport.parkNanos(10_000_000);
                }
            });

            two.start(Plans.at(50, Duration.ofSeconds(2)).on(server.url("/")).plan(start, 1, Share.WHOLE, 0), observed);

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(100, 100, 0, 100, 0));
            assertThat(observed.cuts()).extracting(SecondCut::second).startsWith(0, 1);
        }
    }
}
