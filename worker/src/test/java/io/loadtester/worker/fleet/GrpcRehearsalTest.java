package io.loadtester.worker.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.loadtester.wire.clustertoken.ClusterToken;
import io.loadtester.wire.clustertoken.ClusterTokenServerInterceptor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrpcRehearsalTest {

    private static final ClusterToken TOKEN = ClusterToken.of("a-token");

    private final AtomicInteger calls = new AtomicInteger();
    private Server server;

    @AfterEach
    void stop() {
        server.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
    void callsTheServerWhereverItIsBound(String address) throws IOException {
        start(address);

        GrpcRehearsal.run(server, TOKEN);

        assertThat(calls).hasValueGreaterThan(10);
    }

    @Test
    void doesWithoutItWhereTheCallsAreRefused() throws IOException {
        start("127.0.0.1");

        GrpcRehearsal.run(server, ClusterToken.of("another"));

        assertThat(calls).hasValue(0);
    }

    private void start(String address) throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(address, 0))
                .addService(new HealthStatusManager().getHealthService())
                .intercept(new Counting())
                .intercept(new ClusterTokenServerInterceptor(TOKEN))
                .build()
                .start();
    }

    private final class Counting implements ServerInterceptor {
        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            calls.incrementAndGet();
            return next.startCall(call, headers);
        }
    }
}
