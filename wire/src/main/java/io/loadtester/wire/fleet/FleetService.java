package io.loadtester.wire.fleet;

import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.StreamObserver;
import io.loadtester.proto.fleet.FleetGrpc;
import io.loadtester.proto.fleet.RegisterReply;
import io.loadtester.proto.fleet.RegisterRequest;
import io.loadtester.proto.fleet.StatusAck;
import java.util.UUID;
import java.util.function.LongSupplier;

/** The Fleet gRPC service that workers dial: translates requests and delegates to the handler. */
public final class FleetService implements BindableService {

    private final String masterSessionId = UUID.randomUUID().toString();
    private final FleetHandler handler;
    private final LongSupplier unixNanos;

    /**
     * @param unixNanos the master's clock, which workers take theirs from
     */
    public FleetService(FleetHandler handler, LongSupplier unixNanos) {
        this.handler = handler;
        this.unixNanos = unixNanos;
    }

    @Override
    public ServerServiceDefinition bindService() {
        return new Calls().bindService();
    }

    private final class Calls extends FleetGrpc.FleetImplBase {

        @Override
        public void register(RegisterRequest request, StreamObserver<RegisterReply> reply) {
            Registration registration;
            try {
                registration = StatusCodec.fromProto(request);
            } catch (IllegalArgumentException | CallRefusedException e) {
                reply.onError(Statuses.of(e, "the master"));
                return;
            }
            var unused = handler.register(registration).whenComplete((taken, failure) -> {
                if (failure != null) {
                    reply.onError(Statuses.of(failure, "the master"));
                } else {
                    reply.onNext(StatusCodec.toProto(taken, masterSessionId));
                    reply.onCompleted();
                }
            });
        }

        @Override
        public StreamObserver<io.loadtester.proto.fleet.WorkerStatus> report(StreamObserver<StatusAck> acks) {
            return new IncomingStatuses(acks, handler, unixNanos);
        }
    }
}
