package io.loadtester.master;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.loadtester.proto.fleet.AssignReply;
import io.loadtester.proto.fleet.Assignment;
import io.loadtester.proto.fleet.AttackProgress;
import io.loadtester.proto.fleet.AttackerGrpc;
import io.loadtester.proto.fleet.BeginReply;
import io.loadtester.proto.fleet.BeginRequest;
import io.loadtester.proto.fleet.CallOffReply;
import io.loadtester.proto.fleet.CallOffRequest;
import io.loadtester.proto.fleet.DrainReply;
import io.loadtester.proto.fleet.DrainRequest;
import io.loadtester.proto.fleet.FleetGrpc;
import io.loadtester.proto.fleet.RegisterReply;
import io.loadtester.proto.fleet.RegisterRequest;
import io.loadtester.proto.fleet.RunningAttack;
import io.loadtester.proto.fleet.ShareUpdate;
import io.loadtester.proto.fleet.ShareUpdateReply;
import io.loadtester.proto.fleet.StatusAck;
import io.loadtester.proto.fleet.StatusReply;
import io.loadtester.proto.fleet.StatusRequest;
import io.loadtester.proto.fleet.StopReply;
import io.loadtester.proto.fleet.StopRequest;
import io.loadtester.proto.fleet.UndrainReply;
import io.loadtester.proto.fleet.UndrainRequest;
import io.loadtester.proto.fleet.WorkerState;
import io.loadtester.proto.fleet.WorkerStatus;
import io.loadtester.wire.clustertoken.ClusterToken;
import io.loadtester.wire.clustertoken.ClusterTokenClientInterceptor;
import io.loadtester.wire.clustertoken.ClusterTokenServerInterceptor;
import io.loadtester.wire.fleet.FleetProtocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A worker as the master sees it, over real gRPC; the test decides what it attacks and when the attack ends. */
final class FakeWorker implements AutoCloseable {

    final String workerId;
    final String sessionId = UUID.randomUUID().toString();
    final List<Assignment> assignments = new CopyOnWriteArrayList<>();
    final List<ShareUpdate> updates = new CopyOnWriteArrayList<>();
    final List<BeginRequest> begins = new CopyOnWriteArrayList<>();
    final List<CallOffRequest> callOffs = new CopyOnWriteArrayList<>();
    final List<StopRequest> stops = new CopyOnWriteArrayList<>();
    final List<StatusAck> acks = new CopyOnWriteArrayList<>();
    volatile boolean refuses;

    /** How many assignments, and how many calls to begin, get no answer. */
    final AtomicInteger sleepsThroughAssignments = new AtomicInteger();

    final AtomicInteger sleepsThroughBegins = new AtomicInteger();

    private volatile WorkerState state;
    private volatile String draining = "";
    private volatile List<AttackProgress> attacks;
    private final Server server;
    private final ManagedChannel channel;
    private final ScheduledExecutorService reporting = Executors.newSingleThreadScheduledExecutor();
    private final StreamObserver<WorkerStatus> statuses;
    private long sequence;

    FakeWorker(String workerId, int masterPort) {
        this(workerId, masterPort, RunningMaster.CLUSTER_TOKEN, List.of());
    }

    FakeWorker(String workerId, int masterPort, String clusterToken, List<AttackProgress> running) {
        this.workerId = workerId;
        this.attacks = running;
        this.state = running.isEmpty() ? WorkerState.WORKER_STATE_READY : WorkerState.WORKER_STATE_BUSY;
        try {
            server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                    .addService(new Attacker())
                    .intercept(new ClusterTokenServerInterceptor(ClusterToken.of(clusterToken)))
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        channel = Grpc.newChannelBuilder("127.0.0.1:" + masterPort, InsecureChannelCredentials.create())
                .intercept(new ClusterTokenClientInterceptor(ClusterToken.of(clusterToken)))
                .build();
        try {
            register(sessionId);
        } catch (StatusRuntimeException e) {
            close();
            throw e;
        }
        statuses = FleetGrpc.newStub(channel).report(new Acks());
        var unused = reporting.scheduleWithFixedDelay(this::report, 0, 100, TimeUnit.MILLISECONDS);
    }

    /** A worker that is already attacking for this test when it joins. */
    static FakeWorker attacking(String workerId, int masterPort, String testId) {
        AttackProgress attack =
                AttackProgress.newBuilder().setTestId(testId).setEpoch(1).build();
        return new FakeWorker(workerId, masterPort, RunningMaster.CLUSTER_TOKEN, List.of(attack));
    }

    RegisterReply register(String session) {
        return register(session, FleetProtocol.VERSION);
    }

    /** Versions before 1 did not say which they speak. */
    RegisterReply registerAsAnOlderVersion() {
        return register(UUID.randomUUID().toString(), 0);
    }

    private RegisterReply register(String session, int protocol) {
        return FleetGrpc.newBlockingStub(channel)
                .register(RegisterRequest.newBuilder()
                        .setWorkerId(workerId)
                        .setAddress("127.0.0.1:" + server.getPort())
                        .setVersion("test")
                        .setCores(2)
                        .setSessionId(session)
                        .setProtocol(protocol)
                        .addAllRunning(attacks.stream()
                                .map(attack -> RunningAttack.newBuilder()
                                        .setTestId(attack.getTestId())
                                        .setEpoch(attack.getEpoch())
                                        .build())
                                .toList())
                        .build());
    }

    /** From now on, the worker reports that the attack has ended. */
    void finish(String reason) {
        attacks = attacks.stream()
                .map(attack ->
                        attack.toBuilder().setFinished(true).setReason(reason).build())
                .toList();
        state = WorkerState.WORKER_STATE_FINISHING;
    }

    /** From now on, the worker reports that it is free. */
    void rest() {
        attacks = List.of();
        state = WorkerState.WORKER_STATE_READY;
    }

    private void report() {
        statuses.onNext(WorkerStatus.newBuilder()
                .setWorkerId(workerId)
                .setSessionId(sessionId)
                .setSequence(++sequence)
                .setState(state)
                .addAllAttacks(attacks)
                .setDraining(draining)
                .build());
    }

    /** Leaves without signing off, like a killed process. */
    @Override
    public void close() {
        reporting.shutdownNow();
        channel.shutdownNow();
        server.shutdownNow();
    }

    private final class Attacker extends AttackerGrpc.AttackerImplBase {

        @Override
        public void assign(Assignment assignment, StreamObserver<AssignReply> reply) {
            if (refuses) {
                reply.onError(Status.FAILED_PRECONDITION
                        .withDescription("busy with something else")
                        .asRuntimeException());
                return;
            }
            if (sleepsThroughAssignments.getAndDecrement() > 0) {
                return;
            }
            state = WorkerState.WORKER_STATE_BUSY;
            assignments.add(assignment);
            reply.onNext(AssignReply.newBuilder().setWorkerId(workerId).build());
            reply.onCompleted();
        }

        @Override
        public void begin(BeginRequest request, StreamObserver<BeginReply> reply) {
            begins.add(request);
            if (sleepsThroughBegins.getAndDecrement() > 0) {
                return;
            }
            attacks = List.of(AttackProgress.newBuilder()
                    .setTestId(request.getTestId())
                    .setEpoch(1)
                    .build());
            reply.onNext(BeginReply.getDefaultInstance());
            reply.onCompleted();
        }

        @Override
        public void callOff(CallOffRequest request, StreamObserver<CallOffReply> reply) {
            callOffs.add(request);
            rest();
            reply.onNext(CallOffReply.getDefaultInstance());
            reply.onCompleted();
        }

        @Override
        public void drain(DrainRequest request, StreamObserver<DrainReply> reply) {
            draining = request.getReason();
            reply.onNext(DrainReply.getDefaultInstance());
            reply.onCompleted();
        }

        @Override
        public void undrain(UndrainRequest request, StreamObserver<UndrainReply> reply) {
            draining = "";
            reply.onNext(UndrainReply.getDefaultInstance());
            reply.onCompleted();
        }

        @Override
        public void status(StatusRequest request, StreamObserver<StatusReply> reply) {
            reply.onNext(StatusReply.newBuilder()
                    .setSessionId(sessionId)
                    .addAllTestIds(
                            attacks.stream().map(AttackProgress::getTestId).toList())
                    .build());
            reply.onCompleted();
        }

        @Override
        public void updateShare(ShareUpdate update, StreamObserver<ShareUpdateReply> reply) {
            updates.add(update);
            reply.onNext(ShareUpdateReply.getDefaultInstance());
            reply.onCompleted();
        }

        @Override
        public void stop(StopRequest request, StreamObserver<StopReply> reply) {
            stops.add(request);
            if (attacks.stream().anyMatch(attack -> attack.getTestId().equals(request.getTestId()))) {
                finish(request.getReason());
            }
            reply.onNext(StopReply.getDefaultInstance());
            reply.onCompleted();
        }
    }

    private final class Acks implements StreamObserver<StatusAck> {

        @Override
        public void onNext(StatusAck ack) {
            acks.add(ack);
        }

        @Override
        public void onError(Throwable error) {
            reporting.shutdownNow();
        }

        @Override
        public void onCompleted() {
            reporting.shutdownNow();
        }
    }
}
