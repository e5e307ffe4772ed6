package io.loadtester.wire.fleet;

import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.loadtester.proto.fleet.AssignReply;
import io.loadtester.proto.fleet.Assignment;
import io.loadtester.proto.fleet.AttackerGrpc;
import io.loadtester.proto.fleet.BeginReply;
import io.loadtester.proto.fleet.BeginRequest;
import io.loadtester.proto.fleet.CallOffReply;
import io.loadtester.proto.fleet.CallOffRequest;
import io.loadtester.proto.fleet.DrainReply;
import io.loadtester.proto.fleet.DrainRequest;
import io.loadtester.proto.fleet.ShareUpdate;
import io.loadtester.proto.fleet.ShareUpdateReply;
import io.loadtester.proto.fleet.StatusReply;
import io.loadtester.proto.fleet.StatusRequest;
import io.loadtester.proto.fleet.StopReply;
import io.loadtester.proto.fleet.StopRequest;
import io.loadtester.proto.fleet.UndrainReply;
import io.loadtester.proto.fleet.UndrainRequest;
import io.loadtester.wire.FleetCodec;
import java.util.UUID;

/** The Attacker gRPC service: translates requests, delegates to the handler and turns refusals into gRPC statuses. */
public final class AttackerService implements BindableService {

    private final AttackerHandler handler;
    private final String workerId;

    public AttackerService(AttackerHandler handler, String workerId) {
        this.handler = handler;
        this.workerId = workerId;
    }

    @Override
    public ServerServiceDefinition bindService() {
        return new Calls().bindService();
    }

    private final class Calls extends AttackerGrpc.AttackerImplBase {

        @Override
        public void assign(Assignment request, StreamObserver<AssignReply> replies) {
            answer(replies, () -> {
                handler.assign(FleetCodec.fromProto(request));
                return AssignReply.newBuilder().setWorkerId(workerId).build();
            });
        }

        @Override
        public void begin(BeginRequest request, StreamObserver<BeginReply> replies) {
            answer(replies, () -> {
                handler.begin(UUID.fromString(request.getTestId()), request.getStartUnixNanos());
                return BeginReply.getDefaultInstance();
            });
        }

        @Override
        public void callOff(CallOffRequest request, StreamObserver<CallOffReply> replies) {
            answer(replies, () -> CallOffReply.newBuilder()
                    .setPublished(handler.callOff(
                            UUID.fromString(request.getTestId()), request.getStartUnixNanos(), request.getReason()))
                    .build());
        }

        @Override
        public void updateShare(ShareUpdate request, StreamObserver<ShareUpdateReply> replies) {
            answer(replies, () -> {
                handler.updateShare(NewShareCodec.fromProto(request));
                return ShareUpdateReply.getDefaultInstance();
            });
        }

        @Override
        public void stop(StopRequest request, StreamObserver<StopReply> replies) {
            answer(replies, () -> {
                handler.stop(UUID.fromString(request.getTestId()), request.getReason());
                return StopReply.getDefaultInstance();
            });
        }

        @Override
        public void drain(DrainRequest request, StreamObserver<DrainReply> replies) {
            answer(replies, () -> {
                handler.drain(request.getReason());
                return DrainReply.getDefaultInstance();
            });
        }

        @Override
        public void undrain(UndrainRequest request, StreamObserver<UndrainReply> replies) {
            answer(replies, () -> {
                handler.undrain();
                return UndrainReply.getDefaultInstance();
            });
        }

        @Override
        public void status(StatusRequest request, StreamObserver<StatusReply> replies) {
            answer(replies, () -> {
                WorkerProbe.Answer status = handler.status();
                return StatusReply.newBuilder()
                        .setSessionId(status.sessionId())
                        .addAllTestIds(
                                status.running().stream().map(UUID::toString).toList())
                        .build();
            });
        }
    }

    private interface Answer<R> {
        R give() throws InterruptedException;
    }

    private static <R> void answer(StreamObserver<R> replies, Answer<R> answer) {
        R reply;
        try {
            reply = answer.give();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            replies.onError(Status.CANCELLED.asRuntimeException());
            return;
        } catch (RuntimeException e) {
            replies.onError(Statuses.of(e, "the worker"));
            return;
        }
        replies.onNext(reply);
        replies.onCompleted();
    }
}
