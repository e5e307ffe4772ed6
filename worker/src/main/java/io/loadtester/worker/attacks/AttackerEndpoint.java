package io.loadtester.worker.attacks;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.loadtester.proto.fleet.AssignReply;
import io.loadtester.proto.fleet.Assignment;
import io.loadtester.proto.fleet.AttackerGrpc;
import io.loadtester.proto.fleet.BeginReply;
import io.loadtester.proto.fleet.BeginRequest;
import io.loadtester.proto.fleet.CallOffReply;
import io.loadtester.proto.fleet.CallOffRequest;
import io.loadtester.proto.fleet.ShareUpdate;
import io.loadtester.proto.fleet.ShareUpdateReply;
import io.loadtester.proto.fleet.StopReply;
import io.loadtester.proto.fleet.StopRequest;
import io.loadtester.wire.FleetCodec;
import io.loadtester.wire.UndecodableException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Attacker gRPC service: translates requests, delegates to the roster and turns refusals into gRPC statuses. */
final class AttackerEndpoint extends AttackerGrpc.AttackerImplBase {

    private static final Logger log = LoggerFactory.getLogger(AttackerEndpoint.class);

    private final AttackRoster roster;
    private final String workerId;

    AttackerEndpoint(AttackRoster roster, String workerId) {
        this.roster = roster;
        this.workerId = workerId;
    }

    @Override
    public void assign(Assignment request, StreamObserver<AssignReply> replies) {
        answer(
                replies,
                AssignReply.newBuilder().setWorkerId(workerId).build(),
                () -> roster.assign(FleetCodec.fromProto(request)));
    }

    @Override
    public void begin(BeginRequest request, StreamObserver<BeginReply> replies) {
        answer(
                replies,
                BeginReply.getDefaultInstance(),
                () -> roster.begin(UUID.fromString(request.getTestId()), request.getStartUnixNanos()));
    }

    @Override
    public void callOff(CallOffRequest request, StreamObserver<CallOffReply> replies) {
        answer(replies, () -> CallOffReply.newBuilder()
                .setPublished(roster.callOff(
                        UUID.fromString(request.getTestId()), request.getStartUnixNanos(), request.getReason()))
                .build());
    }

    @Override
    public void updateShare(ShareUpdate request, StreamObserver<ShareUpdateReply> replies) {
        answer(replies, ShareUpdateReply.getDefaultInstance(), () -> {
            if (request.getCutOverNanos() < 0) {
                throw RefusedException.badRequest("the cut-over must not be negative");
            }
            roster.changeShare(
                    UUID.fromString(request.getTestId()),
                    request.getEpoch(),
                    FleetCodec.fromProto(request.getShare()),
                    request.getCutOverNanos());
        });
    }

    @Override
    public void stop(StopRequest request, StreamObserver<StopReply> replies) {
        answer(
                replies,
                StopReply.getDefaultInstance(),
                () -> roster.stop(UUID.fromString(request.getTestId()), request.getReason()));
    }

    private interface Action {
        void run() throws InterruptedException;
    }

    private interface Answer<R> {
        R give() throws InterruptedException;
    }

    private static <R> void answer(StreamObserver<R> replies, R reply, Action action) {
        answer(replies, () -> {
            action.run();
            return reply;
        });
    }

    private static <R> void answer(StreamObserver<R> replies, Answer<R> answer) {
        R reply;
        try {
            reply = answer.give();
        } catch (RefusedException e) {
            replies.onError(status(e).withDescription(e.getMessage()).asRuntimeException());
            return;
        } catch (UndecodableException | IllegalArgumentException e) {
            replies.onError(
                    Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException());
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            replies.onError(Status.CANCELLED.asRuntimeException());
            return;
        } catch (RuntimeException e) {
            log.error("a request from the master failed", e);
            replies.onError(Status.INTERNAL
                    .withDescription("the worker failed: " + e.getMessage())
                    .asRuntimeException());
            return;
        }
        replies.onNext(reply);
        replies.onCompleted();
    }

    private static Status status(RefusedException refused) {
        return switch (refused.refusal()) {
            case BUSY -> Status.FAILED_PRECONDITION;
            case NO_SUCH_ATTACK -> Status.NOT_FOUND;
            case BAD_REQUEST -> Status.INVALID_ARGUMENT;
            case NOT_READY -> Status.UNAVAILABLE;
        };
    }
}
