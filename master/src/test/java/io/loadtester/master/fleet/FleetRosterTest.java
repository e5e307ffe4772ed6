package io.loadtester.master.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.fleet.WorkerState;
import io.loadtester.common.result.Ledger;
import io.loadtester.wire.fleet.AttackProgress;
import io.loadtester.wire.fleet.Registration;
import io.loadtester.wire.fleet.WorkerReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FleetRosterTest {

    private final ManualClock clock = new ManualClock();
    private final FleetRoster roster = new FleetRoster(clock);
    private final List<String> lost = new ArrayList<>();

    FleetRosterTest() {
        roster.listen(new FleetListener() {
            @Override
            public void joined(Registration registration) {}

            @Override
            public void reported(String workerId, WorkerReport report) {}

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
        roster.streamBroken(1, "a", "s1", "broke");

        assertThat(lost).containsExactly("a: broke");
        assertThat(roster.register(worker("a", "s2"))).isTrue();
    }

    @Test
    void endsTheLeaseOfASilentWorker() {
        roster.register(worker("a", "s1"));
        roster.report(1, "a", "s1", report(WorkerState.READY, 0));

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

    @Test
    void ignoresTheEndOfAStreamThatWasReplaced() {
        roster.register(worker("a", "s1"));
        roster.report(1, "a", "s1", report(WorkerState.READY, 0));
        roster.register(worker("a", "s1"));
        roster.report(2, "a", "s1", report(WorkerState.READY, 0));

        roster.streamBroken(1, "a", "s1", "broke");
        assertThat(lost).isEmpty();
        roster.streamBroken(2, "a", "s1", "broke");
        assertThat(lost).hasSize(1);
    }

    @Test
    void forgetsLostWorkersInTheEnd() {
        roster.register(worker("a", "s1"));
        roster.streamBroken(1, "a", "s1", "broke");
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
                List.of(new AttackProgress(new UUID(0, 1), 1, new Ledger(sent, sent, 0, sent, 0), false, "", 0)));
    }
}
