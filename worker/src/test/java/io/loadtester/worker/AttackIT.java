package io.loadtester.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Assignment;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.HitOptions;
import io.loadtester.common.test.Target;
import io.loadtester.embedded.EmbeddedKafka;
import io.loadtester.meters.MetersEndpoint;
import io.loadtester.proto.fleet.AttackProgress;
import io.loadtester.proto.fleet.BeginRequest;
import io.loadtester.proto.fleet.CallOffReply;
import io.loadtester.proto.fleet.CallOffRequest;
import io.loadtester.proto.fleet.RunningAttack;
import io.loadtester.proto.fleet.StopRequest;
import io.loadtester.proto.fleet.WorkerState;
import io.loadtester.proto.fleet.WorkerStatus;
import io.loadtester.wire.FleetCodec;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class AttackIT {

    private static EmbeddedKafka kafka;

    private final UUID testId = UUID.randomUUID();
    private final String topic = "results-" + testId;
    private CountingTarget target;
    private FleetServer fleet;
    private ConfigurableApplicationContext worker;

    @BeforeAll
    static void startKafka() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        kafka = EmbeddedKafka.temporary();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @BeforeEach
    void startTarget() throws IOException {
        target = new CountingTarget();
    }

    @AfterEach
    void stopAll() {
        if (worker != null) {
            worker.close();
        }
        if (fleet != null) {
            fleet.close();
        }
        target.close();
    }

    @Test
    void countsTheSameInIntervalsManifestStatusAndTarget() throws IOException {
        startFleetAndWorker(30_000, kafka.bootstrapServers());

        assign(200, Duration.ofSeconds(3));

        await().until(() -> fleet.state() == WorkerState.WORKER_STATE_BUSY);
        try (PublishedResults results = new PublishedResults(kafka.bootstrapServers(), topic)) {
            await().until(() -> results.manifest().isPresent());
            Manifest manifest = results.manifest().orElseThrow();
            Ledger expected = new Ledger(600, 600, 0, 600, 0);
            assertThat(results.ledgerOfIntervals()).isEqualTo(expected);
            assertThat(manifest.ledger()).isEqualTo(expected);
            assertThat(target.requests()).isEqualTo(600);
            assertThat(manifest.intervals()).isEqualTo(results.intervals().size());
            assertThat(manifest.lostIntervals()).isZero();
            assertThat(manifest.reason()).isEmpty();
            assertThat(results.intervals().stream().map(Interval::sequence))
                    .isEqualTo(LongStream.range(0, manifest.intervals()).boxed().toList());
            assertThat(results.workerSeconds()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(results.last()).isEqualTo(manifest);
            assertThat(manifest.latestUnixNanos() - manifest.earliestUnixNanos())
                    .isGreaterThan(TimeUnit.SECONDS.toNanos(2));
        }
        await().until(() -> fleet.state() == WorkerState.WORKER_STATE_READY);
        assertThat(fleet.progress().map(AttackProgress::getFinished)).contains(true);
        assertThat(fleet.progress().map(progress -> progress.getLedger().getAnswered()))
                .contains(600L);
        assertThat(metrics().lines())
                .contains(
                        "loadtester_hits_total{term=\"scheduled\"} 600.0",
                        "loadtester_hits_total{term=\"sent\"} 600.0",
                        "loadtester_hits_total{term=\"answered\"} 600.0",
                        "loadtester_hits_total{term=\"unanswered\"} 0.0",
                        "loadtester_hits_total{term=\"abandoned\"} 0.0",
                        "loadtester_results_unsent 0.0",
                        "loadtester_results_lost_total 0.0");
    }

    @Test
    void endsEarlyWhenToldAndAccountsForWhatItDid() throws IOException {
        startFleetAndWorker(30_000, kafka.bootstrapServers());
        assign(200, Duration.ofSeconds(60));
        await().until(() -> target.requests() > 100);

        fleet.call(attacker -> attacker.stop(StopRequest.newBuilder()
                .setTestId(testId.toString())
                .setReason("asked for")
                .build()));

        try (PublishedResults results = new PublishedResults(kafka.bootstrapServers(), topic)) {
            await().until(() -> results.manifest().isPresent());
            Manifest manifest = results.manifest().orElseThrow();
            assertThat(manifest.reason()).isEqualTo("asked for");
            assertThat(manifest.ledger()).isEqualTo(results.ledgerOfIntervals());
            assertThat(manifest.ledger().isSettled()).isTrue();
            assertThat(manifest.ledger().answered()).isPositive().isLessThan(12_000);
            assertThat(manifest.ledger().sent()).isEqualTo(target.requests());
        }
        await().until(() -> fleet.progress().filter(AttackProgress::getFinished).isPresent());
        assertThat(fleet.progress().orElseThrow().getReason()).isEqualTo("asked for");
    }

    @Test
    void refusesASecondTestAndShrugsAtARepeatedAssignment() throws IOException {
        startFleetAndWorker(30_000, kafka.bootstrapServers());
        Assignment first = assignment(testId, 100, Duration.ofSeconds(3));
        Assignment second = assignment(UUID.randomUUID(), 100, Duration.ofSeconds(3));
        send(first);

        send(first);
        begin(first);
        assertThatThrownBy(() -> send(second)).hasMessageStartingWith("FAILED_PRECONDITION");

        await().until(() -> fleet.state() == WorkerState.WORKER_STATE_READY
                && fleet.progress().filter(AttackProgress::getFinished).isPresent());
        assertThat(target.requests()).isEqualTo(300);
    }

    @Test
    void sendsNothingOfAnAttackThatNobodyBegins() throws IOException {
        startFleetAndWorker(30_000, kafka.bootstrapServers());
        Assignment never = assignment(testId, 100, Duration.ofSeconds(3));
        send(never);
        await().until(() -> fleet.state() == WorkerState.WORKER_STATE_BUSY);

        await().until(() -> fleet.state() == WorkerState.WORKER_STATE_READY);

        assertThat(FleetServer.unixNanos()).isGreaterThan(never.startUnixNanos());
        assertThatThrownBy(() -> begin(never)).hasMessageStartingWith("NOT_FOUND");
        assertThatThrownBy(() -> send(never)).hasMessageStartingWith("NOT_FOUND");
        assertThat(fleet.progress()).isEmpty();
        assertThat(target.requests()).isZero();
    }

    @Test
    void countsOnlyTheTryThatSucceeded() throws IOException {
        startFleetAndWorker(30_000, kafka.bootstrapServers());
        Assignment failed = assignment(testId, 100, Duration.ofSeconds(3));
        send(failed);
        begin(failed);

        assertThat(callOff(failed).getPublished()).isFalse();
        await().until(() -> fleet.state() == WorkerState.WORKER_STATE_READY);
        Assignment again = assignment(testId, 100, Duration.ofSeconds(3));
        send(again);
        assertThat(callOff(failed).getPublished()).as("late word of the first").isFalse();
        begin(again);

        try (PublishedResults results = new PublishedResults(kafka.bootstrapServers(), topic)) {
            await().until(() -> results.manifest().isPresent());
            Ledger expected = new Ledger(300, 300, 0, 300, 0);
            assertThat(results.manifest().orElseThrow().ledger()).isEqualTo(expected);
            assertThat(results.ledgerOfIntervals()).isEqualTo(expected);
        }
        assertThat(target.requests()).isEqualTo(300);
    }

    @Test
    void goesOnThroughARestartOfTheMasterAndTellsTheNewOne() throws IOException {
        startFleetAndWorker(30_000, kafka.bootstrapServers());
        int port = fleet.port();
        assign(200, Duration.ofSeconds(6));
        await().until(() -> target.requests() > 0);

        fleet.close();
        fleet = FleetServer.startOn(port, 30_000);

        await().until(() -> !fleet.registrations.isEmpty());
        assertThat(fleet.registrations.get(0).getRunningList())
                .containsExactly(RunningAttack.newBuilder()
                        .setTestId(testId.toString())
                        .setEpoch(1)
                        .build());
        await().until(() -> fleet.progress().filter(AttackProgress::getFinished).isPresent());
        assertThat(fleet.progress().orElseThrow().getLedger().getAnswered()).isEqualTo(1_200);
    }

    @Test
    void stopsItselfWhenTheMasterIsSilentForALease() throws IOException {
        startFleetAndWorker(1_500, kafka.bootstrapServers());
        assign(200, Duration.ofSeconds(60));
        await().until(() -> target.requests() > 0);

        fleet.fallSilent();

        try (PublishedResults results = new PublishedResults(kafka.bootstrapServers(), topic)) {
            await().until(() -> results.manifest().isPresent());
            assertThat(results.manifest().orElseThrow().reason()).contains("no word from the master");
            assertThat(results.ledgerOfIntervals())
                    .isEqualTo(results.manifest().orElseThrow().ledger());
        }
    }

    @Test
    void publishesWhatIsLeftWhenItIsShutDown() throws IOException {
        startFleetAndWorker(30_000, kafka.bootstrapServers());
        assign(200, Duration.ofSeconds(60));
        await().until(() -> target.requests() > 0);

        worker.close();

        try (PublishedResults results = new PublishedResults(kafka.bootstrapServers(), topic)) {
            await().until(() -> results.manifest().isPresent());
            assertThat(results.manifest().orElseThrow().reason()).contains("shut down");
            assertThat(results.ledgerOfIntervals())
                    .isEqualTo(results.manifest().orElseThrow().ledger());
        }
        assertThat(fleet.progress().filter(AttackProgress::getFinished)).isPresent();
    }

    @Test
    void endsItsAttackBeforeItShutsDownIfItHasTimeForThat() throws Exception {
        startFleetAndWorker(30_000, kafka.bootstrapServers(), Map.of("loadtester.grace", "2m"));
        assign(200, Duration.ofSeconds(5));
        await().until(() -> target.requests() > 0);

        worker.close();

        assertThat(fleet.statuses.stream().map(WorkerStatus::getDraining)).contains("it is shutting down");
        assertThat(fleet.progress().orElseThrow().getReason()).isEmpty();
        try (PublishedResults results = new PublishedResults(kafka.bootstrapServers(), topic)) {
            await().until(() -> results.manifest().isPresent());
            assertThat(results.manifest().orElseThrow().reason()).isEmpty();
            assertThat(results.ledgerOfIntervals()).isEqualTo(new Ledger(1_000, 1_000, 0, 1_000, 0));
        }
        assertThat(target.requests()).isEqualTo(1_000);
    }

    @Test
    void keepsResultsUntilKafkaComes(@TempDir Path directory) throws IOException {
        int port = freePort();
        startFleetAndWorker(30_000, "127.0.0.1:" + port);
        assign(200, Duration.ofSeconds(3));
        await().until(() -> fleet.progress().filter(AttackProgress::getFinished).isPresent());
        assertThat(fleet.state()).isEqualTo(WorkerState.WORKER_STATE_FINISHING);
        assertThat(fleet.last().orElseThrow().getHealth().getUnsentResults()).isPositive();

        try (EmbeddedKafka late = EmbeddedKafka.start(directory, port);
                PublishedResults results = new PublishedResults(late.bootstrapServers(), topic)) {
            await().until(() -> results.manifest().isPresent());
            assertThat(results.ledgerOfIntervals()).isEqualTo(new Ledger(600, 600, 0, 600, 0));
            assertThat(results.manifest().orElseThrow().lostIntervals()).isZero();
            await().until(() -> fleet.state() == WorkerState.WORKER_STATE_READY);
        }
    }

    private void startFleetAndWorker(long leaseMillis, String bootstrapServers) throws IOException {
        startFleetAndWorker(leaseMillis, bootstrapServers, Map.of());
    }

    private void startFleetAndWorker(long leaseMillis, String bootstrapServers, Map<String, Object> more)
            throws IOException {
        fleet = FleetServer.startOn(0, leaseMillis);
        Map<String, Object> properties = new HashMap<>(Map.of(
                "loadtester.worker-id",
                "w-1",
                "loadtester.master-address",
                "127.0.0.1:" + fleet.port(),
                "loadtester.topic",
                topic,
                "loadtester.metrics-port",
                0,
                "spring.grpc.server.port",
                0,
                "spring.kafka.bootstrap-servers",
                bootstrapServers));
        properties.putAll(more);
        worker = WorkerApplication.start(properties);
        await().until(() -> fleet.state() == WorkerState.WORKER_STATE_READY);
    }

    private String metrics() throws IOException {
        URI page = URI.create(
                "http://127.0.0.1:" + worker.getBean(MetersEndpoint.class).port() + "/metrics");
        try (InputStream body = page.toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void assign(double ratePerSecond, Duration duration) {
        Assignment assignment = assignment(testId, ratePerSecond, duration);
        send(assignment);
        begin(assignment);
    }

    private void send(Assignment assignment) {
        fleet.call(attacker -> attacker.assign(FleetCodec.toProto(assignment)));
    }

    private void begin(Assignment assignment) {
        fleet.call(attacker -> attacker.begin(BeginRequest.newBuilder()
                .setTestId(assignment.testId().toString())
                .setStartUnixNanos(assignment.startUnixNanos())
                .build()));
    }

    private CallOffReply callOff(Assignment assignment) {
        return fleet.call(attacker -> attacker.callOff(CallOffRequest.newBuilder()
                .setTestId(assignment.testId().toString())
                .setStartUnixNanos(assignment.startUnixNanos())
                .setReason("another worker did not answer")
                .build()));
    }

    private Assignment assignment(UUID id, double ratePerSecond, Duration duration) {
        AttackSpec spec = new AttackSpec(
                "",
                new ConstantPacer(ratePerSecond),
                duration,
                List.of(new Target("home", "GET", target.url(), List.of(), Body.EMPTY)),
                AttackOptions.DEFAULTS.with(new HitOptions(10, 0, 0, false, Duration.ZERO)));
        long start = FleetServer.unixNanos() + TimeUnit.MILLISECONDS.toNanos(1_500);
        return new Assignment(id, 1, Share.WHOLE, spec, start, 0);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
