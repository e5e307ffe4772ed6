package io.loadtester.wire.fleet;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.loadtester.common.url.HostAndPort;
import io.loadtester.proto.fleet.AttackerGrpc;
import io.loadtester.proto.fleet.StatusReply;
import io.loadtester.proto.fleet.StatusRequest;
import io.loadtester.wire.calls.CallTarget;
import io.loadtester.wire.clustertoken.ClusterToken;
import io.loadtester.wire.clustertoken.ClusterTokenClientInterceptor;
import io.loadtester.wire.term.TermClientInterceptor;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Calls workers over gRPC. Each call has a channel of its own, because a channel that exists may answer with the failure of
 * an earlier attempt to connect.
 */
public final class GrpcWorkerProbe implements WorkerProbe {

    private final ClusterTokenClientInterceptor token;
    private final TermClientInterceptor term;

    /** @param term of this master, at the time of each call */
    public GrpcWorkerProbe(ClusterToken token, LongSupplier term) {
        this.token = new ClusterTokenClientInterceptor(token);
        this.term = new TermClientInterceptor(term);
    }

    @Override
    public CompletionStage<Finding> ask(String address, Duration within) {
        ManagedChannel channel;
        try {
            channel = Grpc.newChannelBuilder(
                            CallTarget.of(HostAndPort.of(address)), InsecureChannelCredentials.create())
                    .build();
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(new Silence("cannot be called: " + e.getMessage()));
        }
        CompletableFuture<Finding> finding = new CompletableFuture<>();
        ListenableFuture<StatusReply> reply = AttackerGrpc.newFutureStub(channel)
                .withInterceptors(token, term)
                .withDeadlineAfter(within.toMillis(), TimeUnit.MILLISECONDS)
                .status(StatusRequest.getDefaultInstance());
        reply.addListener(
                () -> {
                    finding.complete(read(reply));
                    channel.shutdownNow();
                },
                MoreExecutors.directExecutor());
        return finding;
    }

    private static Finding read(ListenableFuture<StatusReply> reply) {
        try {
            StatusReply status = reply.get();
            return new Answer(
                    status.getSessionId(),
                    status.getTestIdsList().stream().map(UUID::fromString).collect(Collectors.toSet()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Silence("was not waited for");
        } catch (ExecutionException e) {
            return RefusedConnection.isCauseOf(e) ? new Refused() : new Silence(inWords(Status.fromThrowable(e)));
        } catch (IllegalArgumentException e) {
            return new Silence("gave an answer that makes no sense");
        }
    }

    private static String inWords(Status status) {
        return switch (status.getCode()) {
            case DEADLINE_EXCEEDED, UNAVAILABLE -> "does not answer calls";
            case UNAUTHENTICATED -> "does not accept this master's cluster token";
            default -> "answers calls with " + status.getCode();
        };
    }
}
