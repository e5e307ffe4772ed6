package io.loadtester.wire.fleet;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import io.loadtester.common.url.HostAndPort;
import io.loadtester.proto.fleet.FleetGrpc;
import io.loadtester.proto.fleet.RegisterReply;
import io.loadtester.proto.fleet.StatusAck;
import io.loadtester.wire.calls.CallTarget;
import io.loadtester.wire.clustertoken.ClusterToken;
import io.loadtester.wire.clustertoken.ClusterTokenClientInterceptor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Client of the master's Fleet service. Thread-safe. */
public final class FleetClient implements AutoCloseable {

    private static final long REGISTER_SECONDS = 5;
    private static final long KEEP_ALIVE_SECONDS = 10;
    private static final long KEEP_ALIVE_TIMEOUT_SECONDS = 5;
    private static final long CLOSE_SECONDS = 1;

    private final HostAndPort address;
    private final ManagedChannel channel;
    private final FleetGrpc.FleetStub fleet;

    public FleetClient(HostAndPort address, ClusterToken token) {
        this.address = address;
        channel = Grpc.newChannelBuilder(CallTarget.of(address), InsecureChannelCredentials.create())
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(KEEP_ALIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .intercept(new ClusterTokenClientInterceptor(token))
                .build();
        fleet = FleetGrpc.newStub(channel);
    }

    /** Registers a worker. The future fails, on a gRPC thread, if the master is unreachable or refuses. */
    public CompletableFuture<RegistrationReply> register(Registration registration) {
        // The caller decides when to retry, so the channel must not wait for its own backoff.
        channel.resetConnectBackoff();
        CompletableFuture<RegistrationReply> answer = new CompletableFuture<>();
        fleet.withDeadlineAfter(REGISTER_SECONDS, TimeUnit.SECONDS)
                .register(StatusCodec.toProto(registration), new StreamObserver<>() {
                    @Override
                    public void onNext(RegisterReply reply) {
                        answer.complete(StatusCodec.fromProto(reply));
                    }

                    @Override
                    public void onError(Throwable failure) {
                        answer.completeExceptionally(failure);
                    }

                    @Override
                    public void onCompleted() {
                        // The reply has arrived already.
                    }
                });
        return answer;
    }

    /** Opens a status stream. */
    public StatusSender report(StatusSender.Listener listener) {
        Acks acks = new Acks(listener);
        StreamObserver<io.loadtester.proto.fleet.WorkerStatus> statuses = fleet.report(acks);
        return new StatusSender() {
            @Override
            public void send(WorkerStatus status) {
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

    public HostAndPort address() {
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

    private static final class Acks
            implements ClientResponseObserver<io.loadtester.proto.fleet.WorkerStatus, StatusAck> {

        private final StatusSender.Listener listener;
        private volatile @Nullable ClientCallStreamObserver<io.loadtester.proto.fleet.WorkerStatus> statuses;

        Acks(StatusSender.Listener listener) {
            this.listener = listener;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<io.loadtester.proto.fleet.WorkerStatus> requests) {
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
            listener.broken(Status.UNAVAILABLE
                    .withDescription("the master ended the stream")
                    .asRuntimeException());
        }

        void cancel(String reason) {
            ClientCallStreamObserver<io.loadtester.proto.fleet.WorkerStatus> requests = statuses;
            if (requests != null) {
                requests.cancel(reason, null);
            }
        }
    }
}
