package io.loadtester.worker.fleet;

import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import io.loadtester.common.url.HostAndPort;
import io.loadtester.proto.fleet.FleetGrpc;
import io.loadtester.proto.fleet.RegisterReply;
import io.loadtester.proto.fleet.StatusAck;
import io.loadtester.proto.fleet.WorkerStatus;
import io.loadtester.wire.calls.CallTarget;
import io.loadtester.wire.clustertoken.ClusterToken;
import io.loadtester.wire.clustertoken.ClusterTokenClientInterceptor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Client of the master's Fleet service. Thread-safe. */
final class MasterEndpoint implements AutoCloseable {

    private static final long REGISTER_SECONDS = 5;
    private static final long KEEP_ALIVE_SECONDS = 10;
    private static final long KEEP_ALIVE_TIMEOUT_SECONDS = 5;
    private static final long CLOSE_SECONDS = 1;

    private final HostAndPort address;
    private final ManagedChannel channel;
    private final FleetGrpc.FleetStub fleet;

    MasterEndpoint(HostAndPort address, ClusterToken token) {
        this.address = address;
        channel = NettyChannelBuilder.forTarget(CallTarget.of(address))
                .usePlaintext()
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(KEEP_ALIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .intercept(new ClusterTokenClientInterceptor(token))
                .build();
        fleet = FleetGrpc.newStub(channel);
    }

    /** Registers this worker. The future fails, on a gRPC thread, if the master is unreachable or refuses. */
    CompletableFuture<LeaseTerms> register(Registration registration) {
        // The link decides when to retry, so the channel must not wait for its own backoff.
        channel.resetConnectBackoff();
        CompletableFuture<LeaseTerms> terms = new CompletableFuture<>();
        fleet.withDeadlineAfter(REGISTER_SECONDS, TimeUnit.SECONDS)
                .register(StatusCodec.toProto(registration), new StreamObserver<>() {
                    @Override
                    public void onNext(RegisterReply reply) {
                        terms.complete(StatusCodec.fromProto(reply));
                    }

                    @Override
                    public void onError(Throwable failure) {
                        terms.completeExceptionally(failure);
                    }

                    @Override
                    public void onCompleted() {
                        // The reply has arrived already.
                    }
                });
        return terms;
    }

    StatusStream report(StatusStream.Listener listener) {
        Acks acks = new Acks(listener);
        StreamObserver<WorkerStatus> statuses = fleet.report(acks);
        return new StatusStream() {
            @Override
            public void send(Status status) {
                statuses.onNext(StatusCodec.toProto(status));
            }

            @Override
            public void complete() {
                statuses.onCompleted();
            }

            @Override
            public void cancel(String reason) {
                acks.cancel(reason);
            }
        };
    }

    /** Explains a failed call to the worker's operator. */
    String explain(Throwable failure, String workerId) {
        io.grpc.Status status = io.grpc.Status.fromThrowable(failure);
        Code code = status.getCode();
        return switch (code) {
            case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED -> "waiting for master at " + address;
            case ALREADY_EXISTS ->
                "the master at " + address + " already has another live worker with the id " + workerId
                        + "; give this one another --worker-id";
            case UNAUTHENTICATED -> "the master at " + address + " refuses this worker's cluster token";
            default -> "the master at " + address + " refuses this worker: " + code + " " + status.getDescription();
        };
    }

    HostAndPort address() {
        return address;
    }

    @Override
    public void close() {
        channel.shutdown();
        try {
            if (!channel.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                channel.shutdownNow();
            }
        } catch (InterruptedException e) {
            channel.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static final class Acks implements ClientResponseObserver<WorkerStatus, StatusAck> {

        private final StatusStream.Listener listener;
        private volatile @Nullable ClientCallStreamObserver<WorkerStatus> statuses;

        Acks(StatusStream.Listener listener) {
            this.listener = listener;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<WorkerStatus> requests) {
            statuses = requests;
        }

        @Override
        public void onNext(StatusAck ack) {
            listener.acked(StatusCodec.fromProto(ack, System.nanoTime()));
        }

        @Override
        public void onError(Throwable failure) {
            listener.broken(failure);
        }

        @Override
        public void onCompleted() {
            listener.broken(io.grpc.Status.UNAVAILABLE
                    .withDescription("the master ended the stream")
                    .asRuntimeException());
        }

        void cancel(String reason) {
            ClientCallStreamObserver<WorkerStatus> requests = statuses;
            if (requests != null) {
                requests.cancel(reason, null);
            }
        }
    }
}
