package io.loadtester.worker.fleet;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.loadtester.wire.clustertoken.ClusterToken;
import io.loadtester.wire.clustertoken.ClusterTokenClientInterceptor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls this worker's own gRPC server as a warm-up. gRPC and attacks share much of Netty's code, and the JVM discards
 * code compiled for attacks alone when gRPC first runs.
 */
final class GrpcRehearsal {

    private static final Logger log = LoggerFactory.getLogger(GrpcRehearsal.class);

    private static final int CALLS = 50;
    private static final long CALL_SECONDS = 1;

    private GrpcRehearsal() {}

    static void run(Server server, ClusterToken token) {
        ManagedChannel channel = NettyChannelBuilder.forAddress(reachable(server))
                .usePlaintext()
                .intercept(new ClusterTokenClientInterceptor(token))
                .build();
        try {
            for (int call = 0; call < CALLS; call++) {
                var unused = HealthGrpc.newBlockingStub(channel)
                        .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
                        .check(HealthCheckRequest.getDefaultInstance());
            }
        } catch (StatusRuntimeException e) {
            log.debug("gRPC was not rehearsed: {}", e.toString());
        } finally {
            channel.shutdownNow();
        }
    }

    private static SocketAddress reachable(Server server) {
        SocketAddress bound = server.getListenSockets().get(0);
        return bound instanceof InetSocketAddress internet
                        && internet.getAddress().isAnyLocalAddress()
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), internet.getPort())
                : bound;
    }
}
