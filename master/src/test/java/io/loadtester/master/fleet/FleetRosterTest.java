package io.loadtester.master.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.fleet.WorkerState;
import io.loadtester.common.result.Ledger;
import io.loadtester.wire.fleet.AttackProgress;
import io.loadtester.wire.fleet.Registration;
import io.loadtester.wire.fleet.WorkerProbe.Answer;
import io.loadtester.wire.fleet.WorkerProbe.Finding;
import io.loadtester.wire.fleet.WorkerProbe.Refused;
import io.loadtester.wire.fleet.WorkerProbe.Silence;
import io.loadtester.wire.fleet.WorkerReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FleetRosterTest {

    private final ManualClock clock = new ManualClock();
    private final PuppetProbe probe = new PuppetProbe("s1");
    private final FleetRoster roster =
            new FleetRoster(clock, probe, Runnable::run, Duration.ofSeconds(3), Duration.ofSeconds(60));
    private final List<String> lost = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();

    FleetRosterTest() {
        roster.listen(new FleetListener() {
            @Override
            public void joined(Registration registration) {}

            @Override
            public void reported(String workerId, WorkerReport report) {}

            @Override
            public void stale(String workerId, String why) {
                heard.add(workerId + " is stale: " + why);
            }

            @Override
            public void reportsAgain(String workerId, Duration silence) {
                heard.add(workerId + " is back after " + silence.toSeconds() + " s");
            }

            @Override
            public void answered(String workerId, Set<UUID> running) {
                heard.add(workerId + " attacks for " + running.size());
            }

            @Override
            public void lost(String workerId, String reason) {
                lost.add(workerId + ": " + reason);
            }
        });
    }

    @Test
    void isReadyWhenItSaysSo() {
        assertThat(roster.register(worker("a", "s1"))).isTrue();
        assertThat(roster.ready()).isEmpty();

        assertThat(roster.report(1, "a", "s1", report(WorkerState.READY, 0))).isTrue();

        assertThat(roster.ready()).containsExactly("a");
    }

    @Test
    void refusesAnotherProcessUnderTheNameOfALiveOne() {
        roster.register(worker("a", "s1"));

        assertThat(roster.register(worker("a", "s2"))).isFalse();
        assertThat(roster.register(worker("a", "s1"))).isTrue();
    }

    @Test
    void takesTheNextProcessWhenTheFirstWasLost() {
        roster.register(worker("a", "s1"));
        roster.report(1, "a", "s1", report(WorkerState.READY, 0));
        probe.find("127.0.0.1:1", new Refused());
        roster.streamBroken(1, "a", "s1", "broke");

        assertThat(lost).containsExactly("a: broke, and nothing listens at 127.0.0.1:1 any more");
        assertThat(roster.register(worker("a", "s2"))).isTrue();
    }

    @Test
    void endsTheLeaseOfASilentWorker() {
        roster.register(worker("a", "s1"));
        roster.report(1, "a", "s1", report(WorkerState.READY, 0));
        probe.find("127.0.0.1:1", new Silence("does not answer calls"));

        clock.advance(FleetRoster.LEASE);
        roster.expire();
        assertThat(lost).isEmpty();
        clock.advance(Duration.ofNanos(1));
        roster.expire();

        assertThat(lost).containsExactly("a: silent for 30 s");
        assertThat(roster.report(1, "a", "s1", report(WorkerState.READY, 0)))
                .as("must register again")
                .isFalse();
    }

    /** It is partitioned, or frozen: the kernel may take the connection, but nobody answers. */
    @Test
    void keepsAWorkerThatDoesNotAnswerUntilItsLeaseEnds() {
        join("a", "s1", new Silence("does not answer calls"));

        roster.streamBroken(1, "a", "s1", "broke");
        passSecond(29);
        assertThat(lost).isEmpty();
        assertThat(roster.ready()).as("to be given a test").isEmpty();
        assertThat(heard).containsExactly("a is stale: broke; it does not answer calls");
        assertThat(roster.views().get(0).reason()).isEqualTo("stopped reporting: broke; it does not answer calls");
        passSecond(2);

        assertThat(lost).containsExactly("a: silent for 30 s");
    }

    @Test
    void saysNothingOfAWorkerThatIsBackWithinAMoment() {
        join("a", "s1", new Answer("s1", Set.of(new UUID(0, 1))));

        roster.streamBroken(1, "a", "s1", "broke");
        passSecond(2);
        roster.register(worker("a", "s1"));
        roster.report(2, "a", "s1", report(WorkerState.BUSY, 0));
        passSecond(1);

        assertThat(lost).isEmpty();
        assertThat(heard).containsOnly("a attacks for 1");
        assertThat(roster.isLive("a")).isTrue();
    }

    @Test
    void saysWhenAStaleWorkerReportsAgain() {
        for (boolean overTheSameStream : new boolean[] {true, false}) {
            heard.clear();
            join("a", "s1", new Silence("does not answer calls"));

            passSecond(3);
            probe.find("127.0.0.1:1", new Answer("s1", Set.of()));
            if (!overTheSameStream) {
                roster.register(worker("a", "s1"));
            }
            roster.report(overTheSameStream ? 1 : 2, "a", "s1", report(WorkerState.READY, 0));

            assertThat(heard)
                    .containsExactly(
                            "a is stale: its status stream is silent; it does not answer calls", "a is back after 3 s");
            assertThat(roster.ready()).containsExactly("a");
        }
    }

    @Test
    void callsASilentWorkerBeforeItIsStale() {
        join("a", "s1", new Silence("does not answer calls"));

        probe.called.clear();
        clock.advance(Duration.ofMillis(1_999));
        roster.expire();
        assertThat(probe.called).isEmpty();
        clock.advance(Duration.ofMillis(1));
        roster.expire();

        assertThat(probe.called).containsExactly("127.0.0.1:1");
        assertThat(heard).isEmpty();
    }

    @Test
    void losesAWorkerAsSoonAsNothingListensAtItsAddress() {
        join("a", "s1", new Silence("does not answer calls"));
        roster.streamBroken(1, "a", "s1", "broke");
        assertThat(lost).isEmpty();
        probe.find("127.0.0.1:1", new Refused());
        clock.advance(Duration.ofMillis(250));
        roster.expire();

        assertThat(lost).containsExactly("a: broke, and nothing listens at 127.0.0.1:1 any more");
        assertThat(roster.views().get(0).state()).isEqualTo(WorkerState.OFFLINE);
    }

    @Test
    void losesAWorkerWhoseAddressAnotherProcessHas() {
        join("a", "s1", new Answer("s2", Set.of()));

        roster.streamBroken(1, "a", "s1", "broke");

        assertThat(lost).containsExactly("a: it was restarted");
    }

    @Test
    void losesASuspectWhoseIdAndAddressAnotherProcessHas() {
        join("a", "s1", new Silence("does not answer calls"));
        roster.streamBroken(1, "a", "s1", "broke");

        assertThat(roster.register(new Registration("a", "127.0.0.1:2", "test", 2, "s2", List.of())))
                .as("the first may be alive elsewhere")
                .isFalse();
        assertThat(roster.register(worker("a", "s2"))).isTrue();

        assertThat(lost).containsExactly("a: it was restarted");
    }

    @Test
    void aWorkerThatCannotBeCalledIsGivenNothingAndSaysWhy() {
        int stream = 0;
        for (Finding finding :
                new Finding[] {new Refused(), new Answer("s2", Set.of()), new Silence("does not answer calls")}) {
            probe.find("127.0.0.1:1", finding);
            roster.register(worker("a", "s1"));
            for (int second = 0; second < 3; second++) {
                roster.report(++stream, "a", "s1", report(WorkerState.READY, 0));
                clock.advance(Duration.ofSeconds(1));
                roster.expire();
            }

            assertThat(roster.ready()).isEmpty();
            assertThat(roster.usable()).isEmpty();
            assertThat(roster.views().get(0).state()).isEqualTo(WorkerState.ERROR);
            assertThat(roster.views().get(0).reason())
                    .startsWith("cannot be called: ")
                    .endsWith(" at 127.0.0.1:1; check --advertised-address");
        }
    }

    @Test
    void aWorkerMayMissItsFirstCall() {
        probe.find("127.0.0.1:1", new Silence("does not answer calls"));
        roster.register(worker("a", "s1"));
        roster.report(1, "a", "s1", report(WorkerState.READY, 0));
        assertThat(roster.ready()).containsExactly("a");

        clock.advance(Duration.ofSeconds(1));
        roster.expire();

        assertThat(probe.called).hasSize(2);
        assertThat(roster.ready()).isEmpty();
    }

    @Test
    void aWorkerThatCanBeCalledAgainIsReady() {
        probe.find("127.0.0.1:1", new Refused());
        roster.register(worker("a", "s1"));
        roster.report(1, "a", "s1", report(WorkerState.READY, 0));
        probe.find("127.0.0.1:1", new Answer("s1", Set.of()));

        for (int second = 0; second < 5; second++) {
            assertThat(roster.ready()).isEmpty();
            clock.advance(Duration.ofSeconds(1));
            roster.report(1, "a", "s1", report(WorkerState.READY, 0));
            roster.expire();
        }

        assertThat(roster.ready()).containsExactly("a");
        assertThat(roster.views().get(0).reason()).isEmpty();
    }

    @Test
    void aDrainingWorkerIsGivenNothingAndKeepsItsAttack() {
        roster.register(worker("a", "s1"));
        roster.report(1, "a", "s1", report(WorkerState.BUSY, 100));

        roster.noteDraining("a", "drained by admin");
        WorkerView noted = roster.views().get(0);
        clock.advance(Duration.ofSeconds(2));
        roster.report(1, "a", "s1", report(WorkerState.BUSY, 300).withDraining("drained by admin"));
        WorkerView draining = roster.views().get(0);
        roster.report(1, "a", "s1", report(WorkerState.READY, 300).withDraining("drained by admin"));

        assertThat(noted.state()).isEqualTo(WorkerState.DRAINING);
        assertThat(draining.state()).isEqualTo(WorkerState.DRAINING);
        assertThat(draining.reason()).isEqualTo("drained by admin");
        assertThat(draining.achievedRatePerSecond()).isEqualTo(100.0);
        assertThat(roster.ready()).isEmpty();
        assertThat(roster.usable()).isEmpty();
        assertThat(lost).isEmpty();
        roster.report(1, "a", "s1", report(WorkerState.READY, 300));
        assertThat(roster.ready()).containsExactly("a");
    }

    @Test
    void aDrainingWorkerThatFailedIsInError() {
        roster.register(worker("a", "s1"));
        roster.report(1, "a", "s1", report(WorkerState.ERROR, 0).withDraining("drained by admin"));

        assertThat(roster.views().get(0).state()).isEqualTo(WorkerState.ERROR);
    }

    private void join(String id, String session, Finding finding) {
        roster.register(worker(id, session));
        roster.report(1, id, session, report(WorkerState.READY, 0));
        probe.find("127.0.0.1:1", finding);
    }

    private void passSecond(int times) {
        for (int quarter = 0; quarter < 4 * times; quarter++) {
            clock.advance(Duration.ofMillis(250));
            roster.expire();
        }
    }

    @Test
    void ignoresTheEndOfAStreamThatWasReplaced() {
        roster.register(worker("a", "s1"));
        roster.report(1, "a", "s1", report(WorkerState.READY, 0));
        roster.register(worker("a", "s1"));
        roster.report(2, "a", "s1", report(WorkerState.READY, 0));

        roster.streamBroken(1, "a", "s1", "broke");
        assertThat(lost).isEmpty();
        probe.find("127.0.0.1:1", new Refused());
        roster.streamBroken(2, "a", "s1", "broke");
        assertThat(lost).hasSize(1);
    }

    @Test
    void forgetsLostWorkersInTheEnd() {
        roster.register(worker("a", "s1"));
        roster.left(1, "a", "s1", "it left");
        assertThat(roster.views()).hasSize(1);

        clock.advance(Duration.ofMinutes(11));
        roster.expire();

        assertThat(roster.views()).isEmpty();
    }

    @Test
    void worksOutTheRateFromTwoReports() {
        roster.register(worker("a", "s1"));
        roster.report(1, "a", "s1", report(WorkerState.BUSY, 100));
        clock.advance(Duration.ofSeconds(2));
        roster.report(1, "a", "s1", report(WorkerState.BUSY, 300));

        assertThat(roster.views().get(0).achievedRatePerSecond()).isEqualTo(100.0);
    }

    private static Registration worker(String id, String session) {
        return new Registration(id, "127.0.0.1:1", "test", 2, session, List.of());
    }

    private static WorkerReport report(WorkerState state, long sent) {
        return new WorkerReport(
                state,
                "",
                null,
                WorkerHealth.IDLE,
                0,
                List.of(new AttackProgress(new UUID(0, 1), 1, new Ledger(sent, sent, 0, sent, 0), false, "", 0)));
    }
}
