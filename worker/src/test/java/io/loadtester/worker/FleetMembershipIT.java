package io.loadtester.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.loadtester.proto.fleet.ClockOffset;
import io.loadtester.proto.fleet.RegisterRequest;
import io.loadtester.proto.fleet.ShareUpdate;
import io.loadtester.proto.fleet.StatusReply;
import io.loadtester.proto.fleet.StatusRequest;
import io.loadtester.proto.fleet.StopRequest;
import io.loadtester.proto.fleet.WorkerState;
import io.loadtester.proto.fleet.WorkerStatus;
import io.loadtester.wire.clustertoken.ClusterToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class FleetMembershipIT {

    private static final Duration WARM_UP_AND_JOIN = Duration.ofSeconds(30);

    private ConfigurableApplicationContext worker;

    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(WARM_UP_AND_JOIN);
    }

    @AfterEach
    void stopWorker() {
        if (worker != null) {
            worker.close();
        }
    }

    @Test
    void joinsWarmAndReportsWithAClockMeasuredBefore() throws IOException {
        try (FleetServer fleet = FleetServer.start()) {
            startWorker(fleet.port(), Map.of());

            await().until(() -> fleet.statuses.size() > 6);

            assertThat(fleet.registrations).singleElement().satisfies(registration -> {
                assertThat(registration.getWorkerId()).isEqualTo("w-1");
                assertThat(registration.getCores()).isPositive();
                assertThat(registration.getSessionId()).isNotEmpty();
                assertThat(registration.getVersion()).isNotEmpty();
            });
            assertThat(fleet.state()).isEqualTo(WorkerState.WORKER_STATE_READY);
            assertThat(fleet.statuses.stream().map(WorkerStatus::getSequence)).startsWith(1L, 2L, 3L, 4L, 5L);
            ClockOffset clock = fleet.last().orElseThrow().getClock();
            assertThat(Math.abs(clock.getOffsetNanos())).isLessThanOrEqualTo(clock.getUncertaintyNanos() + 1_000_000);
            assertThat(fleet.last().orElseThrow().getHealth().getHeapBytes()).isPositive();
        }
    }

    @Test
    void findsAMasterThatComesLaterAndAgainAfterItsRestart() throws IOException {
        int port = freePort();
        startWorker(port, Map.of());

        try (FleetServer first = FleetServer.startOn(port, 30_000)) {
            await().until(() -> first.state() == WorkerState.WORKER_STATE_READY);
        }

        try (FleetServer second = FleetServer.startOn(port, 30_000)) {
            await().until(() -> second.state() == WorkerState.WORKER_STATE_READY);
            assertThat(second.registrations)
                    .extracting(RegisterRequest::getWorkerId)
                    .contains("w-1");
        }
    }

    @Test
    void findsTheActiveMasterAmongSeveralAndTheOneThatTakesOver() throws IOException {
        try (FleetServer standby = FleetServer.start();
                FleetServer active = FleetServer.start()) {
            standby.standBy(true);
            active.enter(1);
            startWorker(
                    standby.port(),
                    Map.of("loadtester.master-address", "127.0.0.1:" + standby.port() + ",127.0.0.1:" + active.port()));
            await().until(() -> active.state() == WorkerState.WORKER_STATE_READY);
            assertThat(standby.registrations).isNotEmpty();
            assertThat(standby.statuses).isEmpty();

            active.end();
            standby.enter(2);
            standby.standBy(false);

            await().until(() -> standby.state() == WorkerState.WORKER_STATE_READY);
        }
    }

    @Test
    void doesNotReturnToAMasterThatWasReplaced() throws IOException {
        try (FleetServer replaced = FleetServer.start();
                FleetServer newer = FleetServer.start()) {
            replaced.enter(1);
            newer.enter(2);
            startWorker(
                    newer.port(),
                    Map.of("loadtester.master-address", "127.0.0.1:" + newer.port() + ",127.0.0.1:" + replaced.port()));
            await().until(() -> newer.state() == WorkerState.WORKER_STATE_READY);

            newer.end();

            await().until(() -> replaced.registrations.size() > 2);
            assertThat(replaced.statuses).isEmpty();
        }
    }

    @Test
    void registersAgainAsTheSameProcessWhenTheMasterAsksForIt() throws IOException {
        try (FleetServer fleet = FleetServer.start()) {
            startWorker(fleet.port(), Map.of());
            await().until(() -> !fleet.statuses.isEmpty());

            fleet.forgetWorkers();

            await().until(() -> fleet.registrations.size() == 2);
            assertThat(fleet.registrations.stream()
                            .map(RegisterRequest::getSessionId)
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void leavesASilentMasterWhenTheLeaseEndsAndRegistersAnew() throws IOException {
        try (FleetServer fleet = FleetServer.startOn(0, 1_000)) {
            startWorker(fleet.port(), Map.of());
            await().until(() -> !fleet.statuses.isEmpty());

            fleet.fallSilent();

            await().until(() -> fleet.registrations.size() >= 2);
        }
    }

    @Test
    void keepsTryingWhileAnotherWorkerHasItsId() throws IOException {
        try (FleetServer fleet = FleetServer.start()) {
            fleet.refuseId(true);
            startWorker(fleet.port(), Map.of());
            await().until(() -> fleet.registrations.size() >= 2);
            assertThat(fleet.statuses).isEmpty();

            fleet.refuseId(false);

            await().until(() -> fleet.state() == WorkerState.WORKER_STATE_READY);
        }
    }

    @Test
    void showsTheClusterTokenAndAsksForIt() throws IOException {
        try (FleetServer fleet = FleetServer.startWithToken("secret")) {
            startWorker(fleet.port(), Map.of("loadtester.cluster-token", "secret"));
            await().until(() -> fleet.state() == WorkerState.WORKER_STATE_READY);

            fleet.call(attacker -> attacker.stop(stopOfNothing()));
            for (ClusterToken wrong : List.of(ClusterToken.NONE, ClusterToken.of("guess"))) {
                assertThatThrownBy(() -> fleet.callWith(wrong, attacker -> attacker.stop(stopOfNothing())))
                        .satisfies(thrown -> assertThat(
                                        Status.fromThrowable(thrown).getCode())
                                .isEqualTo(Status.Code.UNAUTHENTICATED));
            }
        }
    }

    @Test
    void isNotLetInWithTheWrongToken() throws IOException {
        try (FleetServer fleet = FleetServer.startWithToken("secret");
                FleetServer open = FleetServer.start()) {
            startWorker(fleet.port(), Map.of("loadtester.cluster-token", "guess"));
            ConfigurableApplicationContext other = start(open.port(), Map.of("loadtester.worker-id", "w-2"));

            await().until(() -> open.state() == WorkerState.WORKER_STATE_READY);

            assertThat(fleet.registrations).isEmpty();
            other.close();
        }
    }

    @Test
    void saysWhatIsWrongWithARequest() throws IOException {
        try (FleetServer fleet = FleetServer.start()) {
            startWorker(fleet.port(), Map.of());
            await().until(() -> fleet.state() == WorkerState.WORKER_STATE_READY);

            assertThatThrownBy(() -> fleet.call(attacker -> attacker.stop(
                            StopRequest.newBuilder().setTestId("x").build())))
                    .hasMessageStartingWith("INVALID_ARGUMENT");
            assertThatThrownBy(() ->
                            fleet.call(attacker -> attacker.assign(io.loadtester.proto.fleet.Assignment.newBuilder()
                                    .setTestId("00000000-0000-4000-8000-000000000001")
                                    .build())))
                    .hasMessageStartingWith("INVALID_ARGUMENT");
            assertThatThrownBy(() -> fleet.call(attacker -> attacker.updateShare(ShareUpdate.newBuilder()
                            .setTestId("00000000-0000-4000-8000-000000000001")
                            .setShare(
                                    io.loadtester.proto.fleet.Share.newBuilder().setWeight(1))
                            .setPacerJson("{\"pacer\": {\"type\": \"constant\", \"ratePerSecond\": 5}}")
                            .setDurationNanos(1_000_000_000)
                            .build())))
                    .hasMessageStartingWith("NOT_FOUND");
        }
    }

    @Test
    void saysWhichProcessItIsWhenItIsCalled() throws IOException {
        try (FleetServer fleet = FleetServer.start()) {
            startWorker(fleet.port(), Map.of());
            await().until(() -> fleet.state() == WorkerState.WORKER_STATE_READY);

            StatusReply status = fleet.call(attacker -> attacker.status(StatusRequest.getDefaultInstance()));

            assertThat(status.getSessionId())
                    .isEqualTo(fleet.last().orElseThrow().getSessionId());
            assertThat(status.getTestIdsList()).isEmpty();
        }
    }

    private static StopRequest stopOfNothing() {
        return StopRequest.newBuilder()
                .setTestId("00000000-0000-4000-8000-000000000009")
                .build();
    }

    private void startWorker(int masterPort, Map<String, Object> more) {
        worker = start(masterPort, more);
    }

    private static ConfigurableApplicationContext start(int masterPort, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "loadtester.worker-id",
                "w-1",
                "loadtester.master-address",
                "127.0.0.1:" + masterPort,
                "spring.grpc.server.port",
                0,
                "spring.kafka.bootstrap-servers",
                "127.0.0.1:1"));
        properties.putAll(more);
        return WorkerApplication.start(properties);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
