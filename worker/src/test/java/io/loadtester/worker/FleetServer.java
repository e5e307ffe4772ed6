package io.loadtester.worker;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.loadtester.common.url.HostAndPort;
import io.loadtester.proto.fleet.AttackProgress;
import io.loadtester.proto.fleet.AttackerGrpc;
import io.loadtester.proto.fleet.FleetGrpc;
import io.loadtester.proto.fleet.RegisterReply;
import io.loadtester.proto.fleet.RegisterRequest;
import io.loadtester.proto.fleet.StatusAck;
import io.loadtester.proto.fleet.WorkerState;
import io.loadtester.proto.fleet.WorkerStatus;
import io.loadtester.wire.clustertoken.ClusterToken;
import io.loadtester.wire.clustertoken.ClusterTokenClientInterceptor;
import io.loadtester.wire.clustertoken.ClusterTokenServerInterceptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The master's gRPC side: registers workers, acknowledges their statuses and records them. */
final class FleetServer implements AutoCloseable {

    final List<RegisterRequest> registrations = new CopyOnWriteArrayList<>();
    final List<WorkerStatus> statuses = new CopyOnWriteArrayList<>();

    private final Server server;
    private final ClusterToken token;
    private final long leaseMillis;
    private volatile boolean acknowledging = true;
    private volatile boolean askingToRegister;
    private volatile boolean idTaken;
    private volatile boolean onStandby;
    private volatile long term;

    private FleetServer(int port, ClusterToken token, long leaseMillis) throws IOException {
        this.token = token;
        this.leaseMillis = leaseMillis;
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .addService(new Fleet())
                .intercept(new ClusterTokenServerInterceptor(token))
                .build()
                .start();
    }

    static FleetServer start() throws IOException {
        return new FleetServer(0, ClusterToken.NONE, 30_000);
    }

    static FleetServer startWithToken(String token) throws IOException {
        return new FleetServer(0, ClusterToken.of(token), 30_000);
    }

    static FleetServer startOn(int port, long leaseMillis) throws IOException {
        return new FleetServer(port, ClusterToken.NONE, leaseMillis);
    }

    int port() {
        return server.getPort();
    }

    /** Stops acknowledging statuses. */
    void fallSilent() {
        acknowledging = false;
    }

    /** Makes the next ack ask to register again. */
    void forgetWorkers() {
        askingToRegister = true;
    }

    /** Sets whether registrations are refused because the worker id is taken. */
    void refuseId(boolean refused) {
        idTaken = refused;
    }

    /** Refuses registrations, or no more, as a master on standby does. */
    void standBy(boolean refused) {
        onStandby = refused;
    }

    /** Tells the workers that register from now on this term. */
    void enter(long newTerm) {
        term = newTerm;
    }

    WorkerState state() {
        return last().map(WorkerStatus::getState).orElse(WorkerState.WORKER_STATE_UNSPECIFIED);
    }

    Optional<WorkerStatus> last() {
        return statuses.isEmpty() ? Optional.empty() : Optional.of(statuses.get(statuses.size() - 1));
    }

    Optional<AttackProgress> progress() {
        return last().flatMap(status -> status.getAttacksList().stream().findFirst());
    }

    /** Calls the Attacker service of the worker that registered last. */
    <R> R call(Call<R> call) {
        return callWith(token, call);
    }

    <R> R callWith(ClusterToken shown, Call<R> call) {
        HostAndPort address =
                HostAndPort.of(registrations.get(registrations.size() - 1).getAddress());
        ManagedChannel channel = NettyChannelBuilder.forAddress(address.host(), address.port())
                .usePlaintext()
                .intercept(new ClusterTokenClientInterceptor(shown))
                .build();
        try {
            return call.on(AttackerGrpc.newBlockingStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS));
        } finally {
            channel.shutdownNow();
        }
    }

    interface Call<R> {
        R on(AttackerGrpc.AttackerBlockingStub worker);
    }

    @Override
    public void close() {
        end();
    }

    /** Ends like a killed process: without completing its streams. */
    void end() {
        server.shutdownNow();
        try {
            server.awaitTermination();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static long unixNanos() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    private final class Fleet extends FleetGrpc.FleetImplBase {

        @Override
        public void register(RegisterRequest request, StreamObserver<RegisterReply> replies) {
            registrations.add(request);
            if (idTaken) {
                replies.onError(Status.ALREADY_EXISTS.asRuntimeException());
                return;
            }
            if (onStandby) {
                replies.onError(Status.UNAVAILABLE.asRuntimeException());
                return;
            }
            replies.onNext(RegisterReply.newBuilder()
                    .setTerm(term)
                    .setLeaseMillis(leaseMillis)
                    .setOrphanLeaseMillis(2 * leaseMillis)
                    .setStatusPeriodMillis(200)
                    .setMasterSessionId("m")
                    .build());
            replies.onCompleted();
        }

        @Override
        public StreamObserver<WorkerStatus> report(StreamObserver<StatusAck> acks) {
            return new StreamObserver<>() {
                @Override
                public void onNext(WorkerStatus status) {
                    long received = unixNanos();
                    statuses.add(status);
                    if (acknowledging) {
                        boolean again = askingToRegister;
                        askingToRegister = false;
                        acks.onNext(StatusAck.newBuilder()
                                .setSequence(status.getSequence())
                                .setMasterReceivedUnixNanos(received)
                                .setMasterSentUnixNanos(unixNanos())
                                .setRegisterAgain(again)
                                .build());
                    }
                }

                @Override
                public void onError(Throwable failure) {
                    // The worker closed the stream abruptly.
                }

                @Override
                public void onCompleted() {
                    try {
                        acks.onCompleted();
                    } catch (StatusRuntimeException | IllegalStateException e) {
                        // This side has ended the stream already.
                    }
                }
            };
        }
    }
}
