package io.loadtester.wire.fleet;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import io.grpc.ClientInterceptor;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.loadtester.common.test.Assignment;
import io.loadtester.common.url.HostAndPort;
import io.loadtester.proto.fleet.AttackerGrpc;
import io.loadtester.proto.fleet.AttackerGrpc.AttackerFutureStub;
import io.loadtester.proto.fleet.BeginRequest;
import io.loadtester.proto.fleet.CallOffReply;
import io.loadtester.proto.fleet.CallOffRequest;
import io.loadtester.proto.fleet.DrainRequest;
import io.loadtester.proto.fleet.StopRequest;
import io.loadtester.proto.fleet.UndrainRequest;
import io.loadtester.wire.FleetCodec;
import io.loadtester.wire.calls.CallTarget;
import io.loadtester.wire.clustertoken.ClusterToken;
import io.loadtester.wire.clustertoken.ClusterTokenClientInterceptor;
import io.loadtester.wire.term.TermClientInterceptor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Calls workers over gRPC, over one channel for each address; channels that are not used go to sleep by themselves. The
 * channels are guarded by this object's monitor.
 */
public final class GrpcWorkerGateway implements WorkerGateway, AutoCloseable {

    private static final int MAX_CHANNELS = 2_000;

    private final ClientInterceptor clusterToken;
    private final ClientInterceptor term;
    private final LinkedHashMap<String, ManagedChannel> channels = new LinkedHashMap<>(16, 0.75f, true);

    /** @param term of this master, at the time of each call */
    public GrpcWorkerGateway(ClusterToken clusterToken, LongSupplier term) {
        this.clusterToken = new ClusterTokenClientInterceptor(clusterToken);
        this.term = new TermClientInterceptor(term);
    }

    @Override
    public CompletionStage<Void> assign(String address, Assignment assignment) {
        return call(address, worker -> worker.assign(FleetCodec.toProto(assignment)), reply -> null);
    }

    @Override
    public CompletionStage<Void> begin(String address, UUID testId, long startUnixNanos, Duration within) {
        long millis = Math.min(within.toMillis(), DEADLINE_MILLIS);
        return call(
                address,
                millis,
                worker -> worker.begin(BeginRequest.newBuilder()
                        .setTestId(testId.toString())
                        .setStartUnixNanos(startUnixNanos)
                        .build()),
                reply -> null);
    }

    @Override
    public CompletionStage<Boolean> callOff(String address, UUID testId, long startUnixNanos, String reason) {
        return call(
                address,
                worker -> worker.callOff(CallOffRequest.newBuilder()
                        .setTestId(testId.toString())
                        .setStartUnixNanos(startUnixNanos)
                        .setReason(reason)
                        .build()),
                CallOffReply::getPublished);
    }

    @Override
    public CompletionStage<Void> updateShare(String address, NewShare newShare) {
        return call(address, worker -> worker.updateShare(NewShareCodec.toProto(newShare)), reply -> null);
    }

    @Override
    public CompletionStage<Void> stop(String address, UUID testId, String reason) {
        return call(
                address,
                worker -> worker.stop(StopRequest.newBuilder()
                        .setTestId(testId.toString())
                        .setReason(reason)
                        .build()),
                reply -> null);
    }

    @Override
    public CompletionStage<Void> drain(String address, String reason) {
        return call(
                address,
                worker ->
                        worker.drain(DrainRequest.newBuilder().setReason(reason).build()),
                reply -> null);
    }

    @Override
    public CompletionStage<Void> undrain(String address) {
        return call(address, worker -> worker.undrain(UndrainRequest.getDefaultInstance()), reply -> null);
    }

    private <R, A> CompletionStage<A> call(
            String address, Function<AttackerFutureStub, ListenableFuture<R>> call, Function<R, A> read) {
        return call(address, DEADLINE_MILLIS, call, read);
    }

    private <R, A> CompletionStage<A> call(
            String address,
            long deadlineMillis,
            Function<AttackerFutureStub, ListenableFuture<R>> call,
            Function<R, A> read) {
        CompletableFuture<A> answer = new CompletableFuture<>();
        ListenableFuture<R> reply;
        try {
            ManagedChannel channel = channel(address);
            // A worker that was away a moment ago is tried again now, not when its back-off ends.
            channel.resetConnectBackoff();
            reply = call.apply(AttackerGrpc.newFutureStub(channel)
                    .withInterceptors(clusterToken, term)
                    .withWaitForReady()
                    .withDeadlineAfter(deadlineMillis, TimeUnit.MILLISECONDS));
        } catch (RuntimeException e) {
            answer.completeExceptionally(
                    WorkerCallException.passing(address + " cannot be called: " + e.getMessage(), e));
            return answer;
        }
        reply.addListener(
                () -> {
                    try {
                        answer.complete(read.apply(reply.get()));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        answer.completeExceptionally(e);
                    } catch (Exception e) {
                        answer.completeExceptionally(failure(address, deadlineMillis, e));
                    }
                },
                MoreExecutors.directExecutor());
        return answer;
    }

    private static WorkerCallException failure(String address, long deadlineMillis, Exception failure) {
        Status status = Status.fromThrowable(failure);
        String description = status.getDescription();
        String words =
                switch (status.getCode()) {
                    case DEADLINE_EXCEEDED, UNAVAILABLE -> address + " did not answer within " + deadlineMillis + " ms";
                    case UNAUTHENTICATED -> "it does not accept this master's cluster token";
                    default -> description == null ? status.getCode().toString() : description;
                };
        return status.getCode() == Status.Code.INVALID_ARGUMENT
                ? WorkerCallException.lasting(words, failure)
                : WorkerCallException.passing(words, failure);
    }

    private synchronized ManagedChannel channel(String address) {
        ManagedChannel channel = channels.computeIfAbsent(address, worker -> Grpc.newChannelBuilder(
                        CallTarget.of(HostAndPort.of(worker)), InsecureChannelCredentials.create())
                .idleTimeout(1, TimeUnit.MINUTES)
                .build());
        if (channels.size() > MAX_CHANNELS) {
            String eldest = channels.keySet().iterator().next();
            ManagedChannel unused = channels.remove(eldest);
            if (unused != null) {
                unused.shutdown();
            }
        }
        return channel;
    }

    @Override
    public synchronized void close() {
        for (Map.Entry<String, ManagedChannel> channel : channels.entrySet()) {
            channel.getValue().shutdownNow();
        }
        channels.clear();
    }
}
