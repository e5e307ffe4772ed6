package io.loadtester.master.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.loadtester.common.test.Assignment;
import io.loadtester.wire.clustertoken.ClusterToken;
import io.loadtester.wire.clustertoken.ClusterTokenServerInterceptor;
import io.loadtester.wire.fleet.AttackerHandler;
import io.loadtester.wire.fleet.AttackerService;
import io.loadtester.wire.fleet.GrpcWorkerProbe;
import io.loadtester.wire.fleet.NewShare;
import io.loadtester.wire.fleet.WorkerProbe.Answer;
import io.loadtester.wire.fleet.WorkerProbe.Finding;
import io.loadtester.wire.fleet.WorkerProbe.Refused;
import io.loadtester.wire.fleet.WorkerProbe.Silence;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tells a dead process from one that does not answer, over real sockets. */
class GrpcWorkerProbeTest {

    private static final UUID TEST = UUID.fromString("00000000-0000-4000-8000-000000000001");

    @Test
    void bringsTheAnswerOfAWorker() throws Exception {
        Server worker = worker("");

        awaitFinding("127.0.0.1:" + worker.getPort(), new Answer("session", Set.of(TEST)));
        worker.shutdownNow();
    }

    @Test
    void knowsADeadProcessByTheRefusedConnection() throws Exception {
        Server worker = worker("");
        String address = "127.0.0.1:" + worker.getPort();
        awaitFinding(address, new Answer("session", Set.of(TEST)));

        worker.shutdownNow().awaitTermination();

        awaitFinding(address, new Refused());
    }

    /** The kernel accepts connections for a frozen process. */
    @Test
    void aProcessThatDoesNotAnswerMayBeAlive() throws Exception {
        try (ServerSocket frozen = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(ask("127.0.0.1:" + frozen.getLocalPort())).isEqualTo(new Silence("does not answer calls"));
        }
    }

    @Test
    void aWorkerWithAnotherTokenMayBeAlive() throws Exception {
        Server worker = worker("another");

        awaitFinding("127.0.0.1:" + worker.getPort(), new Silence("does not accept this master's cluster token"));
        worker.shutdownNow();
    }

    /** On a busy machine the first calls may take too long. */
    private static void awaitFinding(String address, Finding expected) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(ask(address)).isEqualTo(expected));
    }

    private static Finding ask(String address) throws Exception {
        return new GrpcWorkerProbe(ClusterToken.of(""), () -> 1)
                .ask(address, Duration.ofSeconds(1))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private static Server worker(String token) throws IOException {
        return Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                .addService(new AttackerService(new Idle(), "w"))
                .intercept(new ClusterTokenServerInterceptor(ClusterToken.of(token)))
                .build()
                .start();
    }

    private static final class Idle implements AttackerHandler {

        @Override
        public void assign(Assignment assignment) {}

        @Override
        public void begin(UUID testId, long startUnixNanos) {}

        @Override
        public boolean callOff(UUID testId, long startUnixNanos, String reason) {
            return false;
        }

        @Override
        public void updateShare(NewShare newShare) {}

        @Override
        public void stop(UUID testId, String reason) {}

        @Override
        public void drain(String reason) {}

        @Override
        public void undrain() {}

        @Override
        public Answer status() {
            return new Answer("session", Set.of(TEST));
        }
    }
}
